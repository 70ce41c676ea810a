import type { deliveriesText } from '../../../../shared/notifications/deskText'

type Reason = keyof (typeof deliveriesText)['zh']['reasons']

/** Codes of ours, of WeChat and of the SMS provider, in the order in which they are looked through. */
const reasons: [RegExp, Reason][] = [
  [/^(timeout|cut|nonsense|unreached|http_\d+|wechat\.no_token|wechat\.-1|InternalError)/, 'silent'],
  [/^crashed$/, 'crashed'],
  [/^sms\.unclear$/, 'unclear'],
  [/^sms\.undelivered$/, 'undelivered'],
  [/^sms\.no_provider$/, 'notConnected'],
  [/\.no_template$/, 'noTemplate'],
  [/(Blacklist|IncorrectPhoneNumber|wechat\.40003)/, 'blocked'],
  [/(wechat\.(40037|47003|41030)|Template|Signature|ContentLength|Sensitive)/, 'template'],
  [/(LimitExceeded|wechat\.4500\d|wechat\.45011)/, 'quota'],
  [/(AuthFailure|Unauthorized|Balance|wechat\.(40001|40014|42001|48001))/, 'account'],
]

export const reasonOf = (code: string): Reason => reasons.find(([pattern]) => pattern.test(code))?.[1] ?? 'other'
