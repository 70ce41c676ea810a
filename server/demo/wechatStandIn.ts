import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { drawCode } from './picture'

/**
 * WeChat's server API as far as we call it, over HTTP: the login code `openid:x` is openid x, the phone code `phone:N` is
 * number N (anything may follow the number), and each code works once. A mini program code says its scene.
 */
export async function startWechatStandIn(): Promise<{ url: string; close(): Promise<void> }> {
  const used = new Set<string>()
  const take = (code: string): boolean => {
    if (used.has(code)) return false
    used.add(code)
    return true
  }

  function answer(url: URL, body: Body): object {
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
      default:
        return { errcode: 40066, errmsg: 'invalid url' }
    }
  }

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    const said = answer(url, await readJson(request))
    const isPicture = Buffer.isBuffer(said)
    response.setHeader('content-type', isPicture ? 'image/png' : 'application/json')
    response.end(isPicture ? said : JSON.stringify(said))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

interface Body {
  code?: unknown
  scene?: unknown
}

async function readJson(request: IncomingMessage): Promise<Body> {
  let text = ''
  for await (const chunk of request) text += chunk
  try {
    return JSON.parse(text || '{}')
  } catch {
    return {}
  }
}
