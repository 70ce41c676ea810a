import type { SmsConfig } from '../../config/messages'
import { AppError } from '../../shared/http/errors'
import type { Clock } from './clock'
import type { Log } from './log'
import { callOutside } from './outside'
import { newId } from './random'
import type { Sms, SmsMessage, SmsTrace } from './sms'
import { signTc3, tc3ContentType } from './tc3'

type TencentConfig = Extract<SmsConfig, { provider: 'tencent' }>

interface SendStatus {
  Code?: string
  SerialNo?: string
}

interface Report {
  SerialNo?: string
  ReportStatus?: string
  SessionContext?: string
}

/** What may go well later with nothing changed in the message: quotas, keys, an empty account. */
const passing = /^(LimitExceeded|RequestLimitExceeded|AuthFailure|UnauthorizedOperation|ResourceInsufficient)/
const passingCodes = new Set(['FailedOperation.InsufficientBalanceInSmsPackage'])
/** The provider failed in the middle of it. */
const isUnsure = (code: string): boolean => code.startsWith('InternalError')

/** Reports are kept for seven days. */
const longestBackMs = 6 * 86_400_000

/** Tencent Cloud SMS, API 3.0 of 2021-01-11 (SendSms, PullSmsSendStatusByPhoneNumber). */
export function createTencentSms(config: TencentConfig, timeoutMs: number, clock: Clock, log: Log): Sms {
  async function call(action: string, input: object) {
    const payload = JSON.stringify(input)
    // The provider refuses a signature that is five minutes off: the machine's clock, not a port's.
    const timestamp = Math.floor(Date.now() / 1000)
    const { host } = new URL(config.apiBase)
    const { secretId, secretKey, region } = config
    const headers = {
      'Content-Type': tc3ContentType,
      Authorization: signTc3({ secretId, secretKey, service: 'sms', host, timestamp, payload }),
      'X-TC-Action': action,
      'X-TC-Version': '2021-01-11',
      'X-TC-Region': region,
      'X-TC-Timestamp': String(timestamp),
    }
    const called = await callOutside(`${config.apiBase}/`, { method: 'POST', headers, body: payload }, timeoutMs)
    if (called.kind !== 'answered') return called
    const response = called.body.Response
    if (typeof response !== 'object' || response === null) return { kind: 'lost' as const, code: 'nonsense' }
    const { Error: error } = response as { Error?: { Code?: string } }
    if (error === undefined) return { kind: 'answered' as const, body: response as Record<string, unknown> }
    return { kind: 'refused' as const, code: codeOf(error.Code) }
  }

  async function send({ phone, template, locale, params, reference }: SmsMessage): ReturnType<Sms['send']> {
    const { appId, signName, templates } = config
    const templateId = templates[`${template}.${locale}`] ?? templates[`${template}.zh`]
    if (templateId === undefined) return { kind: 'refused', code: 'sms.no_template', isFinal: true }
    const called = await call('SendSms', {
      PhoneNumberSet: [`+86${phone}`],
      SmsSdkAppId: appId,
      SignName: signName,
      TemplateId: templateId,
      TemplateParamSet: params,
      SessionContext: reference,
    })
    if (called.kind === 'unreached') return { kind: 'refused', code: called.code, isFinal: false }
    if (called.kind === 'lost') return called
    const [status] = called.kind === 'answered' ? asList<SendStatus>(called.body.SendStatusSet) : []
    if (called.kind === 'answered' && typeof status?.Code !== 'string') return { kind: 'lost', code: 'nonsense' }
    if (status?.Code === 'Ok') return { kind: 'sent', providerId: codeOf(status.SerialNo) }
    const code = called.kind === 'refused' ? called.code : codeOf(status!.Code)
    log.warn({ reason: code, template }, 'the sms provider refused')
    if (isUnsure(code)) return { kind: 'lost', code }
    return { kind: 'refused', code, isFinal: !passing.test(code) && !passingCodes.has(code) }
  }

  return {
    send,
    async sendCode(phone, code, locale = 'zh') {
      const message = { phone, template: 'identity.code', locale, params: [code], reference: newId() }
      const handed = await send(message)
      if (handed.kind !== 'sent') throw new AppError('server.outside_failed', { service: 'sms' })
    },
    async ask(phone, reference, since) {
      const now = clock.now().getTime()
      const called = await call('PullSmsSendStatusByPhoneNumber', {
        SendDateTime: Math.floor(Math.max(since.getTime(), now - longestBackMs) / 1000) - 60,
        Offset: 0,
        Limit: 100,
        PhoneNumber: `+86${phone}`,
        SmsSdkAppId: config.appId,
      })
      if (called.kind !== 'answered') return { kind: 'unanswered', code: called.code }
      if (!Array.isArray(called.body.PullSmsSendStatusSet)) return { kind: 'unanswered', code: 'nonsense' }
      return traceOf(asList<Report>(called.body.PullSmsSendStatusSet), reference)
    },
  }
}

/** The account has to be allowed to get its references back: without them a report may be anybody's, a sign-in code's too. */
function traceOf(reports: Report[], reference: string): SmsTrace {
  const mine = reports.find(({ SessionContext }) => SessionContext === reference)
  if (mine?.ReportStatus === 'FAIL') return { kind: 'undelivered', code: 'sms.undelivered' }
  if (mine) return { kind: 'found', providerId: codeOf(mine.SerialNo) }
  return reports.some(({ SessionContext }) => !SessionContext) ? { kind: 'unclear' } : { kind: 'absent' }
}

const asList = <T>(value: unknown): T[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'object' && one !== null) : []

/** Codes and serial numbers as they come, cut to what their column holds. */
const codeOf = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 60) : '')
