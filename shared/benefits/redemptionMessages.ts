import type { Messages } from '../i18n/messages'

/** What the inbox says of a coupon that was redeemed. */
export const redemptionMessages: Messages<'redeemed' | 'undone'> = {
  zh: {
    redeemed: ({ name, merchant }) => ({ title: '券已使用', body: `「${name}」已在${merchant}核销。` }),
    undone: ({ name, merchant }) => ({
      title: '券已退回',
      body: `${merchant}撤销了「${name}」的核销,这张券还可以用。`,
    }),
  },
  en: {
    redeemed: ({ name, merchant }) => ({ title: 'Coupon used', body: `“${name}” was redeemed at ${merchant}.` }),
    undone: ({ name, merchant }) => ({
      title: 'Coupon given back',
      body: `${merchant} took back the redemption of “${name}”: the coupon can still be used.`,
    }),
  },
}
