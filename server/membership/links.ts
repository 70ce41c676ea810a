/** Pages of the mini program that messages and lists lead to. */
export const links = {
  join: '/membership/join',
  card: '/membership/card',
  standing: '/membership/standing',
  application: (id: string): string => `/membership/progress?id=${id}`,
  transfer: (id: string): string => `/membership/transfer-progress?id=${id}`,
  release: (id: string): string => `/membership/release?id=${id}`,
}
