/** 投诉, 建议, 提问. */
export const complaintKinds = ['complaint', 'suggestion', 'question'] as const
export type ComplaintKind = (typeof complaintKinds)[number]

/** 待答复, 已答复, 已办结 (closed with a reason, without an answer). */
export const complaintStates = ['submitted', 'answered', 'closed'] as const
export type ComplaintState = (typeof complaintStates)[number]

/** Longest text a person writes, and longest answer. */
export const longestWords = 1_000

interface Asked {
  state: ComplaintState
  followUp: string | null
}

/** Whether the person may still ask once more: after an answer, one time. */
export const canAskAgain = ({ state, followUp }: Asked): boolean => state !== 'submitted' && followUp === null
