import { currentMembershipStates, type MembershipState, membershipStates } from './states'

/** What changes a membership's state. */
export const standingActs = [
  'askTransfer',
  'endTransfer',
  'moveOut',
  'retain',
  'suspend',
  'restore',
  'leave',
  'takeBack',
  'lapse',
  'expel',
  'die',
  'reinstate',
] as const
export type StandingAct = (typeof standingActs)[number]

interface Transition {
  from: readonly MembershipState[]
  /** `before` goes back to the state that was left. */
  to: MembershipState | 'before'
}

/**
 * Which act leads from which states to which. A membership with an open transfer leaves `transferring` only with the
 * transfer: whatever else ends it ends the transfer first.
 */
export const standingTransitions: Record<StandingAct, Transition> = {
  askTransfer: { from: ['active', 'retained', 'suspended'], to: 'transferring' },
  endTransfer: { from: ['transferring'], to: 'before' },
  moveOut: { from: ['transferring'], to: 'moved' },
  retain: { from: ['active', 'suspended'], to: 'retained' },
  suspend: { from: ['active', 'retained'], to: 'suspended' },
  restore: { from: ['retained', 'suspended'], to: 'active' },
  leave: { from: ['active', 'retained', 'suspended'], to: 'left' },
  takeBack: { from: ['left'], to: 'before' },
  lapse: { from: ['suspended'], to: 'lapsed' },
  expel: { from: ['active', 'retained', 'suspended'], to: 'expelled' },
  die: { from: ['active', 'retained', 'suspended'], to: 'deceased' },
  reinstate: { from: ['lapsed', 'expelled', 'deceased'], to: 'active' },
}

export const canChange = (act: StandingAct, state: MembershipState): boolean =>
  standingTransitions[act].from.includes(state)

/** The state an act leads to from `state`, or null where it does not; `before` is what `transferring` or `left` goes back to. */
export function stateAfter(
  act: StandingAct,
  state: MembershipState,
  before: MembershipState | null,
): MembershipState | null {
  if (!canChange(act, state)) return null
  const { to } = standingTransitions[act]
  return to === 'before' ? before : to
}

/** Acts after which a person may want to come back to the very state they were in. */
export const keepsBefore = (act: StandingAct): boolean => act === 'askTransfer' || act === 'leave'

export const isCurrentState = (state: MembershipState): boolean => currentMembershipStates.includes(state)
export const endedMembershipStates = membershipStates.filter((state) => !isCurrentState(state))

/** What stands in a membership's history: how it began, each change of state, and what was said without one. */
export const changeActs = [
  'join',
  'moveIn',
  ...standingActs,
  'announceLeaving',
  'cancelLeaving',
  'noticeLapse',
  'stillHere',
] as const
export type ChangeAct = (typeof changeActs)[number]

/** Why a union keeps a membership without dues and vote: 退休, 失业. */
export const retentionReasons = ['retired', 'unemployed', 'other'] as const
/** Why a union stops one: dues not paid, out of contact, against the statutes. */
export const suspensionReasons = ['dues', 'noContact', 'discipline', 'other'] as const
/** Why a union expels: 违法犯罪, 违反章程. */
export const expulsionReasons = ['crime', 'statutes', 'other'] as const

export const changeReasons = [
  'retired',
  'unemployed',
  'dues',
  'noContact',
  'discipline',
  'crime',
  'statutes',
  'other',
  /** The time that was set is over. */
  'termOver',
  'accepted',
  'refused',
  'withdrawn',
  /** Another change of the membership ended the transfer. */
  'ended',
] as const
export type ChangeReason = (typeof changeReasons)[number]

/** 待审核, 已接收, 未接收, 已撤回; `void` where the membership ended meanwhile. */
export const transferStates = ['submitted', 'accepted', 'refused', 'withdrawn', 'void'] as const
export type TransferState = (typeof transferStates)[number]

/** Why a membership cannot be moved now, or null; nobody moves out of a disciplinary matter. */
export function transferBlocker(held: {
  state: MembershipState
  stateReason: ChangeReason | null
}): 'membership.transfer_open' | 'membership.standing_unavailable' | null {
  if (held.state === 'transferring') return 'membership.transfer_open'
  if (!canChange('askTransfer', held.state)) return 'membership.standing_unavailable'
  const isDisciplinary = held.state === 'suspended' && held.stateReason === 'discipline'
  return isDisciplinary ? 'membership.standing_unavailable' : null
}
