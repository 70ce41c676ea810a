import { drawCode } from './picture'
import { type StandIn, type StandInRequest, startStandIn } from './standIn'

/** A subscribe message as WeChat took it. */
export interface TakenSubscribe {
  touser: string
  template_id: string
  page?: string
  lang: string
  data: Record<string, { value: string }>
}

export interface WechatStandIn extends StandIn {
  readonly subscribeMessages: TakenSubscribe[]
  /** Answers the subscribe messages to come with this errcode; 0 takes them again. */
  refuseWith(errcode: number): void
}

interface Options {
  delayMs?: number
  slowMs?: number
}

/**
 * WeChat's server API as far as we call it, over HTTP: the login code `openid:x` is openid x, the phone code `phone:N` is
 * number N (anything may follow the number), and each code works once. A mini program code says its scene,
 * and the openid `risk4…` has rank 4.
 */
export async function startWechatStandIn(options: Options = {}): Promise<WechatStandIn> {
  const used = new Set<string>()
  const subscribeMessages: TakenSubscribe[] = []
  let refusal = 0
  const take = (code: string): boolean => {
    if (used.has(code)) return false
    used.add(code)
    return true
  }

  function answer({ url, text }: StandInRequest): object {
    const body = readJson(text)
    switch (url.pathname) {
      case '/sns/jscode2session': {
        const code = url.searchParams.get('js_code') ?? ''
        if (!/^openid:.+/.test(code)) return { errcode: 40029, errmsg: 'invalid code' }
        if (!take(code)) return { errcode: 40163, errmsg: 'code been used' }
        return { openid: code.slice('openid:'.length), session_key: 'kept-by-nobody' }
      }
      case '/cgi-bin/stable_token':
        return { access_token: 'demo-access-token', expires_in: 7200 }
      case '/wxa/business/getuserphonenumber': {
        const phone = /^phone:(1\d{10})/.exec(String(body.code))?.[1]
        if (phone === undefined || !take(String(body.code))) return { errcode: 40029, errmsg: 'invalid code' }
        return { errcode: 0, phone_info: { phoneNumber: phone, purePhoneNumber: phone, countryCode: '86' } }
      }
      case '/wxa/getwxacodeunlimit':
        if (!/^[\x21-\x7e]{1,32}$/.test(String(body.scene))) return { errcode: 40169, errmsg: 'invalid scene' }
        return drawCode(String(body.scene))
      case '/cgi-bin/message/subscribe/send':
        if (refusal !== 0) return { errcode: refusal, errmsg: 'refused' }
        subscribeMessages.push(body as unknown as TakenSubscribe)
        return { errcode: 0, errmsg: 'ok', msgid: subscribeMessages.length }
      case '/wxa/getuserriskrank':
        return {
          errcode: 0,
          errmsg: 'getuserriskrank succ',
          risk_rank: Number(/^risk([0-4])/.exec(String(body.openid))?.[1] ?? 0),
        }
      default:
        return { errcode: 40066, errmsg: 'invalid url' }
    }
  }

  const standIn = await startStandIn({ ...options, answer })
  return {
    ...standIn,
    subscribeMessages,
    refuseWith(errcode) {
      refusal = errcode
    },
  }
}

function readJson(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text || '{}')
  } catch {
    return {}
  }
}
