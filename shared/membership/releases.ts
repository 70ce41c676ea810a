/** What somebody says another record holds: 手机号, 证件号码. */
export const releaseAbouts = ['phone', 'document'] as const
export type ReleaseAbout = (typeof releaseAbouts)[number]

/** 待核实, 待补材料, 已处理, 未通过. */
export const releaseStates = ['submitted', 'returned', 'released', 'refused'] as const
export type ReleaseState = (typeof releaseStates)[number]

type Act = 'answer' | 'release' | 'return' | 'refuse'

/** Which act leads from which state to which; the guarded UPDATE names the state it leaves. */
export const releaseTransitions: Record<Act, { from: ReleaseState; to: ReleaseState }> = {
  answer: { from: 'returned', to: 'submitted' },
  release: { from: 'submitted', to: 'released' },
  return: { from: 'submitted', to: 'returned' },
  refuse: { from: 'submitted', to: 'refused' },
}

/** The steps of a case that its person is shown. */
export const releaseSteps = [
  'submitted',
  'returned',
  'resubmitted',
  'released',
  'refused',
  'escalated',
  'handedBack',
] as const
