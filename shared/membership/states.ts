/** 草稿, 待审核, 退回补正, 已通过, 未通过, 已撤回. */
export const applicationStates = ['draft', 'submitted', 'returned', 'approved', 'refused', 'withdrawn'] as const
export type ApplicationState = (typeof applicationStates)[number]

/** 正常, 待转入, 保留, 停止, 退会, 自动退会, 开除, 死亡; and 已转出, the end of a membership that goes on at another union. */
export const membershipStates = [
  'active',
  'transferring',
  'retained',
  'suspended',
  'left',
  'lapsed',
  'expelled',
  'deceased',
  'moved',
] as const
export type MembershipState = (typeof membershipStates)[number]

/** Where a person may be a member at all: one current membership a person, in one of these states. */
export const currentMembershipStates: readonly MembershipState[] = ['active', 'transferring', 'retained', 'suspended']

type Act = 'edit' | 'submit' | 'withdraw' | 'approve' | 'return' | 'refuse'

/** Which act leads from which states to which; the guarded UPDATE names the states it leaves. */
export const applicationTransitions: Record<Act, { from: readonly ApplicationState[]; to: ApplicationState | null }> = {
  edit: { from: ['draft', 'returned'], to: null },
  submit: { from: ['draft', 'returned'], to: 'submitted' },
  withdraw: { from: ['draft', 'submitted', 'returned'], to: 'withdrawn' },
  approve: { from: ['submitted'], to: 'approved' },
  return: { from: ['submitted'], to: 'returned' },
  refuse: { from: ['submitted'], to: 'refused' },
}

export const canAct = (act: Act, state: ApplicationState): boolean => applicationTransitions[act].from.includes(state)

/** The steps of an application that its applicant is shown. */
export const ownSteps = [
  'submitted',
  'returned',
  'resubmitted',
  'approved',
  'refused',
  'withdrawn',
  'escalated',
  'handedBack',
] as const
