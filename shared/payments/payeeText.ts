import { defineText } from '../i18n'

/** Words of an account that somebody gives. */
export const payeeText = defineText({
  zh: {
    holder: '户名',
    holderNote: '须是本人的账户',
    bank: '开户银行',
    bankHint: '如:中国工商银行',
    number: '银行卡号或账号',
    mistyped: '这个号码不像银行卡号,请对着卡再看一遍;存折账号可以不管。',
    numberWrong: '号码是 8 到 30 位数字',
  },
  en: {
    holder: 'Holder',
    holderNote: 'It must be an account of your own',
    bank: 'Bank',
    bankHint: 'For example ICBC',
    number: 'Card or account number',
    mistyped: 'This does not look like a card number: compare it with the card. For a passbook this does not matter.',
    numberWrong: 'It has 8 to 30 digits',
  },
})
