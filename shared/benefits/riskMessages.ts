import type { Messages } from '../i18n/messages'

/** What the inbox says of a claim that was held. */
export const riskMessages: Messages<'held' | 'granted' | 'refused'> = {
  zh: {
    held: ({ name, due }) => ({
      title: '券已为您留着,正在核查',
      body: `微信提示您的账号有风险,「${name}」要先由工会核查,${due} 前告诉您结果。`,
    }),
    granted: ({ name, until }) => ({ title: '券可以用了', body: `「${name}」已核查,请在 ${until} 前使用。` }),
    refused: ({ name, remark }) => ({ title: '这张券没有发放', body: `「${name}」经核查不予发放:${remark}` }),
  },
  en: {
    held: ({ name, due }) => ({
      title: 'Your coupon is kept and looked at',
      body: `WeChat counts your account as risky, so the union looks at “${name}” first. You will hear by ${due}.`,
    }),
    granted: ({ name, until }) => ({ title: 'Your coupon can be used', body: `Use “${name}” before ${until}.` }),
    refused: ({ name, remark }) => ({ title: 'This coupon was not given', body: `“${name}”: ${remark}` }),
  },
}
