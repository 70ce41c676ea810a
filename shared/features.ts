/** The trees a feature has a folder in; `tests/house.test.ts` holds the folders to this list. */
export const features = {
  identity: ['shared', 'server', 'miniapp', 'tests'],
  organisations: ['shared', 'server', 'miniapp', 'tests'],
  notifications: ['shared', 'server', 'tests'],
  privacy: ['shared', 'server', 'miniapp', 'tests'],
  desk: ['shared', 'server', 'miniapp', 'tests'],
  draws: ['shared', 'server', 'tests'],
  membership: ['shared', 'server', 'miniapp', 'tests'],
  complaints: ['shared', 'server', 'miniapp', 'tests'],
  payments: ['shared', 'server', 'tests'],
  insurance: ['shared', 'server', 'miniapp', 'tests'],
  classes: ['shared', 'server', 'miniapp', 'tests'],
  benefits: ['shared', 'server', 'miniapp', 'tests'],
  learning: ['shared', 'server', 'miniapp', 'tests'],
  home: ['shared', 'server', 'tests'],
  audit: ['shared', 'server', 'tests'],
  demo: ['shared', 'server', 'miniapp', 'tests'],
} as const

export type Feature = keyof typeof features
