/** A payment in a batch: 待银行, 已到账, 退回. */
export const paymentStates = ['open', 'paid', 'returned'] as const
export type PaymentState = (typeof paymentStates)[number]

/** What a union pays for: 理赔, 托管班退费. */
export const paymentSources = ['claim', 'classFee'] as const
export type PaymentSourceName = (typeof paymentSources)[number]
