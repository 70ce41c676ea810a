/** 草稿, 已提交, 待补正, 初审通过, 待支付, 支付中, 已支付, 支付退回, 不予给付, 已撤回. */
export const claimStates = [
  'draft',
  'submitted',
  'returned',
  'assessed',
  'payable',
  'paying',
  'paid',
  'bounced',
  'refused',
  'withdrawn',
] as const
export type ClaimState = (typeof claimStates)[number]

export const claimActs = [
  'edit',
  'submit',
  'withdraw',
  'assess',
  'return',
  'refuse',
  'approve',
  'batch',
  'pay',
  'bounce',
  'giveAccount',
  'void',
  'reassess',
] as const
export type ClaimAct = (typeof claimActs)[number]

/**
 * Which act leads from which states to which; the guarded UPDATE names the states it leaves. Assessing anew voids an approval
 * that is not in a batch yet; `void` is what becomes of one that is not what stands there any more.
 */
export const claimTransitions: Record<ClaimAct, { from: readonly ClaimState[]; to: ClaimState | null }> = {
  edit: { from: ['draft', 'returned'], to: null },
  submit: { from: ['draft', 'returned'], to: 'submitted' },
  withdraw: { from: ['draft', 'submitted', 'returned', 'assessed'], to: 'withdrawn' },
  assess: { from: ['submitted', 'assessed', 'payable'], to: 'assessed' },
  return: { from: ['submitted', 'assessed'], to: 'returned' },
  refuse: { from: ['submitted', 'assessed'], to: 'refused' },
  approve: { from: ['assessed'], to: 'payable' },
  batch: { from: ['payable'], to: 'paying' },
  pay: { from: ['paying'], to: 'paid' },
  bounce: { from: ['paying'], to: 'bounced' },
  giveAccount: { from: ['bounced'], to: 'payable' },
  void: { from: ['payable', 'bounced'], to: 'submitted' },
  reassess: { from: ['assessed'], to: 'submitted' },
}

export const canAct = (act: ClaimAct, state: ClaimState): boolean => claimTransitions[act].from.includes(state)

/** Why a line pays less than was asked. */
export const reasonCodes = [
  'notCovered', // 不在保障范围
  'waitingPeriod', // 等待期内
  'outsideWindow', // 超过申请期限
  'overCap', // 超过限额
  'paperMissing', // 材料不足
  'excludedCause', // 除外责任
  'duplicate', // 重复申请
  'reimbursedElsewhere', // 已由他处报销
  'amountCorrected', // 金额更正
] as const
export type ReasonCode = (typeof reasonCodes)[number]

/** A file that brings a paper: 上传中, 处理中, 已收到, 不能用, 已丢失. */
export const paperStates = ['receiving', 'checking', 'kept', 'refused', 'lost'] as const
export type PaperState = (typeof paperStates)[number]

/** Of a paper that is to be sent again: it was lost, or turned out unusable. */
export const missedStates: readonly PaperState[] = ['lost', 'refused']

/** Handed in and not decided: such a paper is sent again meanwhile. */
export const replaceableIn: readonly ClaimState[] = ['submitted', 'assessed']
