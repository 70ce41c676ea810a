export interface Filter {
  action: string | null
  who: string
  targetId: string | null
  isRefused: boolean
  /** `YYYY-MM-DD`, or empty. */
  from: string
  to: string
}

export const noFilter: Filter = { action: null, who: '', targetId: null, isRefused: false, from: '', to: '' }

export const queryOf = ({ action, who, targetId, isRefused, from, to }: Filter) => ({
  action: action ?? undefined,
  who: who || undefined,
  targetId: targetId ?? undefined,
  refused: isRefused ? ('true' as const) : undefined,
  from: from || undefined,
  to: to || undefined,
})
