import type { Messages } from '../i18n/messages'

type Template = 'first' | 'gift' | 'giftHeld' | 'released' | 'ends' | 'announced'

/** What the inbox says of campaigns and the coupons they give. */
export const campaignMessages: Messages<Template> = {
  zh: {
    first: ({ name, order, until }) => ({
      title: '恭喜,您得到一张券',
      body: `「${name}」您是第 ${order} 位,券已放进「我的券」,有效期至 ${until}。`,
    }),
    gift: ({ name, until }) => ({ title: '工会送您一张券', body: `「${name}」已放进「我的券」,有效期至 ${until}。` }),
    giftHeld: ({ name }) => ({
      title: '工会送您一张券',
      body: `「${name}」已为您留好。到工会或入会活动现场核验一次证件,就可以使用。`,
    }),
    released: ({ name, until }) => ({ title: '券可以用了', body: `「${name}」可以使用了,有效期至 ${until}。` }),
    ends: ({ name, until }) => ({ title: '券快到期了', body: `「${name}」有效期至 ${until},记得使用。` }),
    announced: ({ name, what, organisation, opens }) => ({
      title: `${organisation}有新福利`,
      body: `「${name}」:${what}。${opens} 开始,点开看看。`,
    }),
  },
  en: {
    first: ({ name, order, until }) => ({
      title: 'You have a coupon',
      body: `“${name}”: you are number ${order}. It is among your coupons, valid to ${until}.`,
    }),
    gift: ({ name, until }) => ({
      title: 'A coupon from your union',
      body: `“${name}” is among your coupons, valid to ${until}.`,
    }),
    giftHeld: ({ name }) => ({
      title: 'A coupon from your union',
      body: `“${name}” is kept for you. Show your document once at the union or at a joining event to use it.`,
    }),
    released: ({ name, until }) => ({ title: 'Your coupon can be used', body: `“${name}” is valid to ${until}.` }),
    ends: ({ name, until }) => ({ title: 'A coupon ends soon', body: `“${name}” is valid to ${until}.` }),
    announced: ({ name, what, organisation, opens }) => ({
      title: `A new benefit of ${organisation}`,
      body: `“${name}”: ${what}. It begins at ${opens}.`,
    }),
  },
}
