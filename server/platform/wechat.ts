import { AppError } from '../../shared/http/errors'
import type { Log } from './log'

export interface Wechat {
  /** Exchanges the code of `wx.login`; the session key WeChat answers with is dropped here. */
  exchangeLoginCode(code: string): Promise<{ openid: string }>
  /** Exchanges the code of the getPhoneNumber button for a mainland number. */
  exchangePhoneCode(code: string): Promise<{ phone: string }>
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
const timeoutMs = 5_000

/** WeChat's server API over HTTP (code2Session, stable_token, getuserphonenumber). */
export function createWechat(options: { apiBase: string; appId: string; secret: string }, log: Log): Wechat {
  let accessToken: { value: string; until: number } | undefined

  async function call(path: string, body?: unknown): Promise<WechatAnswer> {
    try {
      const answer = await fetch(options.apiBase + path, {
        method: body === undefined ? 'GET' : 'POST',
        ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
        signal: AbortSignal.timeout(timeoutMs),
      })
      if (!answer.ok) throw new Error(`status ${answer.status}`)
      return (await answer.json()) as WechatAnswer
    } catch (error) {
      log.warn({ err: error }, 'wechat did not answer')
      throw new AppError('server.outside_failed', { service: 'wechat' })
    }
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
      const ask = async () => call(`/wxa/business/getuserphonenumber?access_token=${await tokenNow()}`, { code })
      let answer = await ask()
      if (staleTokens.has(answer.errcode ?? 0)) {
        accessToken = undefined
        answer = await ask()
      }
      const phone = answer.phone_info?.purePhoneNumber
      if (typeof phone !== 'string' || !/^1[3-9]\d{9}$/.test(phone)) throw refusal(answer)
      return { phone }
    },
  }
}
