import { type StandIn, type StandInRequest, startStandIn } from '../../server/demo/standIn'
import { registerHooks } from '../../server/features'
import { listSmsTemplates } from '../../server/notifications'
import { signTc3 } from '../../server/platform/tc3'

interface TakenSms {
  phone: string
  template: string
  params: string[]
  reference: string
  serial: string
}

export interface SmsStandIn extends StandIn {
  readonly messages: TakenSms[]
  /** Refuses what is to come with this code; null takes it again. */
  refuseWith(code: string | null): void
  /** Whether it gives references back; an account has to be allowed that. */
  givesReferences: boolean
  /** `feature.template.language` of a template's id. */
  nameOf(templateId: string): string
  /** What the number's operator reports. */
  report: 'SUCCESS' | 'FAIL'
  /** The settings that lead a server to it. */
  env: Record<string, string>
}

const secrets = { secretId: 'test-id', secretKey: 'test-key' }
const appId = '1400000001'

/** Tencent Cloud's SMS API as far as we call it: it refuses what is not signed as it should be. */
export async function startSmsStandIn(options: { delayMs?: number; slowMs?: number } = {}): Promise<SmsStandIn> {
  let refusal: string | null = null
  const messages: TakenSms[] = []

  function answer({ headers, text }: StandInRequest): object {
    const timestamp = Number(headers['x-tc-timestamp'])
    const expected = signTc3({ ...secrets, service: 'sms', host: headers.host!, timestamp, payload: text })
    if (headers.authorization !== expected) return failure('AuthFailure.SignatureFailure')
    if (headers['x-tc-version'] !== '2021-01-11') return failure('InvalidParameter')
    const input = JSON.parse(text)
    if (input.SmsSdkAppId !== appId) return failure('UnauthorizedOperation.SmsSdkAppIdVerifyFail')
    return headers['x-tc-action'] === 'SendSms' ? send(input) : pull(input)
  }

  function send(input: Record<string, string & string[]>): object {
    const phone = input.PhoneNumberSet![0]!
    if (refusal?.includes('.')) {
      return { Response: { SendStatusSet: [{ Code: refusal, SerialNo: '', PhoneNumber: phone }], RequestId: 'r' } }
    }
    if (refusal !== null) return failure(refusal)
    const serial = `2640:${messages.length + 1}`
    messages.push({
      phone,
      template: input.TemplateId!,
      params: input.TemplateParamSet!,
      reference: input.SessionContext!,
      serial,
    })
    return {
      Response: { SendStatusSet: [{ Code: 'Ok', SerialNo: serial, PhoneNumber: phone, Fee: 1 }], RequestId: 'r' },
    }
  }

  function pull(input: Record<string, string>): object {
    const found = messages.filter(({ phone }) => phone === input.PhoneNumber)
    const reports = found.map(({ phone, serial, reference }) => ({
      PhoneNumber: phone,
      SerialNo: serial,
      ReportStatus: standIn.report,
      SessionContext: standIn.givesReferences ? reference : '',
    }))
    return { Response: { PullSmsSendStatusSet: reports, RequestId: 'r' } }
  }

  const started = await startStandIn({ ...options, answer })
  const standIn: SmsStandIn = {
    ...started,
    messages,
    givesReferences: true,
    report: 'SUCCESS',
    nameOf: (templateId) => templateNames()[Number(templateId) - firstId]!,
    refuseWith(code) {
      refusal = code
    },
    env: {
      SMS_PROVIDER: 'tencent',
      SMS_API_BASE: started.url,
      SMS_APP_ID: appId,
      SMS_SIGN_NAME: '演示工会',
      SMS_SECRET_ID: secrets.secretId,
      SMS_SECRET_KEY: secrets.secretKey,
      SMS_TEMPLATES: templateIds(),
    },
  }
  return standIn
}

const firstId = 1001

/** Each text of the product's, in either language. */
function templateNames(): string[] {
  registerHooks()
  return listSmsTemplates().flatMap(({ template }) => [`${template}.zh`, `${template}.en`])
}

const templateIds = (): string =>
  templateNames()
    .map((name, at) => `${name}=${firstId + at}`)
    .join(',')

const failure = (Code: string) => ({ Response: { Error: { Code, Message: 'refused' }, RequestId: 'r' } })
