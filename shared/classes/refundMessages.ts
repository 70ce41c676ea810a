import type { Locale } from '../i18n'
import type { Messages } from '../i18n/messages'

type Template = 'approved' | 'paid' | 'bounced'

/** What the inbox says of a refund; never how much, nor of which child. */
export const refundMessages: Messages<Template> = {
  zh: {
    approved: ({ class: name }) => ({
      title: '退费已同意,请填收款账户',
      body: `「${name}」的退费已经同意。请点开填写您本人的收款账户,填好后由工会统一支付。`,
    }),
    paid: ({ class: name }) => ({ title: '退费已支付', body: `「${name}」的退费已经支付到您的账户,请查收。` }),
    bounced: ({ class: name }) => ({
      title: '退费被银行退回,请更正账户',
      body: `「${name}」的退费没有付成。请点开填写正确的收款账户,工会会重新支付。`,
    }),
  },
  en: {
    approved: ({ class: name }) => ({
      title: 'Your refund is approved: give your account',
      body: `The refund for “${name}” is approved. Open this to give an account of your own; the union pays it then.`,
    }),
    paid: ({ class: name }) => ({
      title: 'Your refund is paid',
      body: `The refund for “${name}” has been paid into your account.`,
    }),
    bounced: ({ class: name }) => ({
      title: 'The refund came back: correct your account',
      body: `The bank could not pay the refund for “${name}”. Open this to give the right account; the union pays again.`,
    }),
  },
}

/** As registered with the SMS provider. */
export const refundSms: Record<'approved' | 'bounced', Record<Locale, string>> = {
  approved: {
    zh: '您的退费已同意,请打开工会小程序填写收款账户。',
    en: 'Your refund is approved. Open the union app to give your account.',
  },
  bounced: {
    zh: '您的退费被银行退回,请打开工会小程序更正收款账户。',
    en: 'The bank returned your refund. Open the union app to correct your account.',
  },
}
