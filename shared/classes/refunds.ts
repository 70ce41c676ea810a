/** 待复核, 待填账户, 待付款, 付款中, 已到账, 被银行退回, 未同意. */
export const refundStates = ['asked', 'approved', 'payable', 'paying', 'paid', 'bounced', 'refused'] as const
export type RefundState = (typeof refundStates)[number]

export const refundActs = [
  'approve',
  'refuse',
  'giveAccount',
  'takeAccountBack',
  'batch',
  'pay',
  'bounce',
  'void',
] as const
export type RefundAct = (typeof refundActs)[number]

/** Which act leads from which states to which; the guarded UPDATE names the states it leaves. */
export const refundTransitions: Record<RefundAct, { from: readonly RefundState[]; to: RefundState }> = {
  approve: { from: ['asked'], to: 'approved' },
  refuse: { from: ['asked'], to: 'refused' },
  /** By the guardian who paid; another one after the bank sent it back. */
  giveAccount: { from: ['approved', 'bounced'], to: 'payable' },
  /** With the consent to it; until the bank has it. */
  takeAccountBack: { from: ['payable'], to: 'approved' },
  batch: { from: ['payable'], to: 'paying' },
  pay: { from: ['paying'], to: 'paid' },
  bounce: { from: ['paying'], to: 'bounced' },
  /** It is not any more what was approved. */
  void: { from: ['approved', 'payable', 'bounced'], to: 'asked' },
}

export const canRefund = (act: RefundAct, state: RefundState): boolean => refundTransitions[act].from.includes(state)

/** Neither paid nor refused: the account of who is paid stays open. */
export const openRefunds: readonly RefundState[] = ['asked', 'approved', 'payable', 'paying', 'bounced']

export const refundDecisions = ['approve', 'refuse'] as const
export type RefundDecision = (typeof refundDecisions)[number]

/** What brought a refund about: who left, or none did yet. */
export const refundCauses = ['no', 'byGuardian', 'byUs'] as const
export type RefundCause = (typeof refundCauses)[number]
