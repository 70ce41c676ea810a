import { AppError } from '../../shared/http/errors'
import type { Log } from './log'

export interface Wechat {
  /** Exchanges the code of `wx.login`; the session key WeChat answers with is dropped here. */
  exchangeLoginCode(code: string): Promise<{ openid: string }>
  /** Exchanges the code of the getPhoneNumber button for a mainland number. */
  exchangePhoneCode(code: string): Promise<{ phone: string }>
  /** A mini program code that opens `page` with `scene`, which has at most 32 characters; a picture, PNG or JPEG. */
  makeCode(scene: string, page: string): Promise<Uint8Array>
}

interface WechatAnswer {
  errcode?: number
  openid?: string
  access_token?: string
  expires_in?: number
  phone_info?: { purePhoneNumber?: string; countryCode?: string }
}

const invalidCodes = new Set([40029, 40163, 40226, 41008])
const staleTokens = new Set([40001, 40014, 42001])
const answerWithinMs = 5_000
/** Large enough to be shown on a wall. */
const codeWidth = 860
const pictureBytes = 2_000_000

interface WechatOptions {
  apiBase: string
  appId: string
  secret: string
  timeoutMs?: number
}

/** WeChat's server API over HTTP (code2Session, stable_token, getuserphonenumber, getwxacodeunlimit). */
export function createWechat(options: WechatOptions, log: Log): Wechat {
  const { timeoutMs = answerWithinMs } = options
  let accessToken: { value: string; until: number } | undefined

  async function fetchAnswer<T>(path: string, body: unknown, read: (answer: Response) => Promise<T>): Promise<T> {
    try {
      const answer = await fetch(options.apiBase + path, {
        method: body === undefined ? 'GET' : 'POST',
        ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
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
    const answer = await ask(await tokenNow())
    if (!staleTokens.has((answer as WechatAnswer).errcode ?? 0)) return answer
    accessToken = undefined
    return ask(await tokenNow())
  }

  async function tokenNow(): Promise<string> {
    if (accessToken && accessToken.until > Date.now()) return accessToken.value
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
