import type { Messages } from '../i18n/messages'

/** What the inbox says to clerks, and of a coupon that was redeemed. */
export const redemptionMessages: Messages<'redeemed' | 'undone' | 'clerkAdded'> = {
  zh: {
    clerkAdded: ({ merchant }) => ({ title: '您可以核销券了', body: `您已是${merchant}的店员,点开就能核销顾客的券。` }),
    redeemed: ({ name, merchant }) => ({ title: '券已使用', body: `「${name}」已在${merchant}核销。` }),
    undone: ({ name, merchant }) => ({
      title: '券已退回',
      body: `${merchant}撤销了「${name}」的核销,这张券还可以用。`,
    }),
  },
  en: {
    clerkAdded: ({ merchant }) => ({
      title: 'You can redeem coupons',
      body: `You are a clerk of ${merchant} now. Open this to redeem customers’ coupons.`,
    }),
    redeemed: ({ name, merchant }) => ({ title: 'Coupon used', body: `“${name}” was redeemed at ${merchant}.` }),
    undone: ({ name, merchant }) => ({
      title: 'Coupon given back',
      body: `${merchant} took back the redemption of “${name}”: the coupon can still be used.`,
    }),
  },
}
