import { AppError } from '../../shared/http/errors'
import type { Locale } from '../../shared/i18n'
import type { Log } from './log'
import { callOutside, type Handed } from './outside'

export interface SubscribeMessage {
  openid: string
  templateId: string
  /** Page to open, a path of the mini program. */
  page: string | null
  locale: Locale
  /** Values by the template's own keys. */
  data: Record<string, string>
}

export interface Wechat {
  /** Exchanges the code of `wx.login`; the session key WeChat answers with is dropped here. */
  exchangeLoginCode(code: string): Promise<{ openid: string }>
  /** Exchanges the code of the getPhoneNumber button for a mainland number. */
  exchangePhoneCode(code: string): Promise<{ phone: string }>
  /** A mini program code that opens `page` with `scene`, which has at most 32 characters; a picture, PNG or JPEG. */
  makeCode(scene: string, page: string): Promise<Uint8Array>
  sendSubscribeMessage(message: SubscribeMessage): Promise<Handed>
  /** How likely WeChat holds the account to gather benefits by script, 0 to 4. */
  rankRisk(openid: string, address: string): Promise<number>
}

interface WechatAnswer {
  errcode?: number
  openid?: string
  access_token?: string
  expires_in?: number
  phone_info?: { purePhoneNumber?: string; countryCode?: string }
  msgid?: number | string
  risk_rank?: number
}

const invalidCodes = new Set([40029, 40163, 40226, 41008])
const staleTokens = new Set([40001, 40014, 42001])
/** Refusals of a subscribe message that stay: no such openid, template or page, wrong values, and the person does not want it. */
const finalCodes = new Set([40003, 40037, 41030, 43101, 47003])
const isJson = { 'content-type': 'application/json' }
const answerWithinMs = 5_000
/** Large enough to be shown on a wall. */
const codeWidth = 860
const pictureBytes = 2_000_000

/** The person has switched these messages off. */
export const subscriptionRefused = 'wechat.43101'

interface WechatOptions {
  apiBase: string
  appId: string
  secret: string
  timeoutMs?: number
}

/** WeChat's server API over HTTP (code2Session, stable_token, getuserphonenumber, getwxacodeunlimit, message/subscribe/send, getuserriskrank). */
export function createWechat(options: WechatOptions, log: Log): Wechat {
  const { timeoutMs = answerWithinMs } = options
  let accessToken: { value: string; until: number } | undefined
  let asking: Promise<string> | undefined

  async function fetchAnswer<T>(path: string, body: unknown, read: (answer: Response) => Promise<T>): Promise<T> {
    try {
      const answer = await fetch(options.apiBase + path, {
        method: body === undefined ? 'GET' : 'POST',
        ...(body === undefined ? {} : { body: JSON.stringify(body), headers: isJson }),
        // Our secret goes where the configuration says, and nowhere from there.
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      })
      if (!answer.ok) throw new Error(`status ${answer.status}`)
      return await read(answer)
    } catch (error) {
      log.warn({ err: error }, 'wechat did not answer')
      throw new AppError('server.outside_failed', { service: 'wechat' })
    }
  }

  const call = (path: string, body?: unknown): Promise<WechatAnswer> =>
    fetchAnswer(path, body, async (answer) => (await answer.json()) as WechatAnswer)

  /** Asks with our access token, and once more with a new one where WeChat no longer takes it. */
  async function withToken<T extends object>(ask: (token: string) => Promise<T>): Promise<T> {
    const used = await tokenNow()
    const answer = await ask(used)
    return isStale(answer as WechatAnswer, used) ? ask(await tokenNow()) : answer
  }

  function isStale({ errcode = 0 }: WechatAnswer, used: string): boolean {
    if (!staleTokens.has(errcode)) return false
    if (accessToken?.value === used) accessToken = undefined
    return true
  }

  /** The access token; calls that need a new one at the same time ask for it once. */
  async function tokenNow(): Promise<string> {
    if (accessToken && accessToken.until > Date.now()) return accessToken.value
    asking ??= fetchToken().finally(() => {
      asking = undefined
    })
    return asking
  }

  async function fetchToken(): Promise<string> {
    const answer = await call('/cgi-bin/stable_token', {
      grant_type: 'client_credential',
      appid: options.appId,
      secret: options.secret,
    })
    if (typeof answer.access_token !== 'string') throw refusal(answer)
    accessToken = { value: answer.access_token, until: Date.now() + ((answer.expires_in ?? 7200) - 300) * 1000 }
    return accessToken.value
  }

  function refusal(answer: WechatAnswer): AppError {
    if (invalidCodes.has(answer.errcode ?? 0)) return new AppError('identity.wechat_code_invalid', undefined, 'code')
    log.warn({ errcode: answer.errcode }, 'wechat refused')
    return new AppError('server.outside_failed', { service: 'wechat' })
  }

  async function sendOnce(body: object, isFirst = true): Promise<Handed> {
    let used: string
    try {
      used = await tokenNow()
    } catch {
      return { kind: 'refused', code: 'wechat.no_token', isFinal: false }
    }
    const url = `${options.apiBase}/cgi-bin/message/subscribe/send?access_token=${used}`
    const called = await callOutside(url, { method: 'POST', body: JSON.stringify(body), headers: isJson }, timeoutMs)
    if (called.kind === 'unreached') return { kind: 'refused', code: called.code, isFinal: false }
    if (called.kind === 'lost') return called
    const answer = called.body as WechatAnswer
    if (typeof answer.errcode !== 'number') return { kind: 'lost', code: 'nonsense' }
    if (answer.errcode === 0) return { kind: 'sent', providerId: answer.msgid ? String(answer.msgid) : null }
    if (isStale(answer, used) && isFirst) return sendOnce(body, false)
    log.warn({ errcode: answer.errcode }, 'wechat refused a subscribe message')
    return { kind: 'refused', code: `wechat.${answer.errcode}`, isFinal: finalCodes.has(answer.errcode) }
  }

  return {
    async exchangeLoginCode(code) {
      const query = new URLSearchParams({
        appid: options.appId,
        secret: options.secret,
        js_code: code,
        grant_type: 'authorization_code',
      })
      const answer = await call(`/sns/jscode2session?${query}`)
      if (typeof answer.openid !== 'string' || answer.openid === '') throw refusal(answer)
      return { openid: answer.openid }
    },
    async exchangePhoneCode(code) {
      const answer = await withToken((token) =>
        call(`/wxa/business/getuserphonenumber?access_token=${token}`, { code }),
      )
      const phone = answer.phone_info?.purePhoneNumber
      if (typeof phone !== 'string' || !/^1[3-9]\d{9}$/.test(phone)) throw refusal(answer)
      return { phone }
    },
    async makeCode(scene, page) {
      const answer = await withToken((token) =>
        fetchAnswer(`/wxa/getwxacodeunlimit?access_token=${token}`, { scene, page, width: codeWidth }, readPicture),
      )
      if (!(answer instanceof Uint8Array)) throw refusal(answer)
      return answer
    },
    async rankRisk(openid, address) {
      // Scene 1 is what is given away.
      const asked = { appid: options.appId, openid, scene: 1, client_ip: address }
      const answer = await withToken((token) => call(`/wxa/getuserriskrank?access_token=${token}`, asked))
      const { errcode = 0, risk_rank: rank } = answer
      if (errcode !== 0 || !Number.isInteger(rank) || rank! < 0 || rank! > 4) throw refusal(answer)
      return rank!
    },
    sendSubscribeMessage: ({ openid, templateId, page, locale, data }) =>
      sendOnce({
        touser: openid,
        template_id: templateId,
        ...(page === null ? {} : { page: page.replace(/^\//, '') }),
        lang: locale === 'en' ? 'en_US' : 'zh_CN',
        data: Object.fromEntries(Object.entries(data).map(([key, value]) => [key, { value }])),
      }),
  }
}

/** A picture, or the refusal that comes in its place with the same status; throws on anything else. */
async function readPicture(answer: Response): Promise<Uint8Array | WechatAnswer> {
  const bytes = new Uint8Array(await answer.arrayBuffer())
  if (pictureTypeOf(bytes) !== null && bytes.length <= pictureBytes) return bytes
  const refused = JSON.parse(Buffer.from(bytes.subarray(0, 4_096)).toString('utf8')) as WechatAnswer | null
  if (typeof refused?.errcode !== 'number') throw new Error('neither a picture nor a refusal')
  return refused
}

/** Media type of a whole PNG or JPEG by its first and last bytes, or null. */
export function pictureTypeOf(bytes: Uint8Array): 'image/png' | 'image/jpeg' | null {
  const text = Buffer.from(bytes).toString('latin1')
  if (text.startsWith('\x89PNG\r\n\x1a\n') && text.endsWith('IEND\xaeB`\x82')) return 'image/png'
  return text.startsWith('\xff\xd8\xff') && text.endsWith('\xff\xd9') ? 'image/jpeg' : null
}
