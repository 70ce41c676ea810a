import { dayMs } from '../http/time'

/** 生效中, 申诉中, 已解除, 维持. */
export const barStates = ['active', 'appealed', 'lifted', 'upheld'] as const
export type BarState = (typeof barStates)[number]

export const barDecisions = ['lift', 'uphold'] as const
export type BarDecision = (typeof barDecisions)[number]

/** Whether the time for an appeal is over: so many days after the bar was told. */
export const isAppealOver = (toldAt: Date, days: number, now: Date): boolean =>
  now.getTime() >= toldAt.getTime() + days * dayMs
