/** 生效中, 申诉中, 已解除, 维持. */
export const barStates = ['active', 'appealed', 'lifted', 'upheld'] as const
export type BarState = (typeof barStates)[number]

export const barDecisions = ['lift', 'uphold'] as const
export type BarDecision = (typeof barDecisions)[number]

/** On how many days a child was there, and was not without being excused. */
export interface Attended {
  present: number
  absent: number
}

/** Percent of the days not excused, rounded down; null while none counts. As `attendedPercent`, of what was counted already. */
export function percentOf({ present, absent }: Attended): number | null {
  const counted = present + absent
  return counted === 0 ? null : Math.floor((present * 100) / counted)
}

/** Whether the time for an appeal is over: so many days after the bar was told. */
export const isAppealOver = (toldAt: Date, days: number, now: Date): boolean =>
  now.getTime() >= toldAt.getTime() + days * 86_400_000
