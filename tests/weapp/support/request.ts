import { types } from 'node:util'
import type { Foreign, Logic } from './logic'
import type { Phone } from './phone'

interface RequestOptions {
  url: string
  method?: string
  data?: unknown
  header?: Record<string, string>
  timeout?: number
  responseType?: 'text' | 'arraybuffer'
  success?: Foreign
  fail?: Foreign
  complete?: Foreign
}

/** `wx.request`, over HTTP to the real server in place of the one it was built for; any second host fails the test. */
export function createRequest(serverUrl: string, phone: Phone, logic: () => Logic) {
  let builtFor: string | undefined
  return (options: RequestOptions): { abort(): void } => {
    const world = logic()
    const abort = new AbortController()
    const finish = (callback: Foreign, { data, ...answer }: { data?: unknown }) => {
      // Bytes are handed over as they are; everything else is of the program's own world.
      const isBytes = data instanceof ArrayBuffer
      const given = isBytes ? Object.assign(world.give(answer), { data }) : world.give({ ...answer, data })
      world.call(callback, undefined, given)
      world.call(options.complete, undefined, given)
    }
    const fail = (reason: string) => finish(options.fail, { errMsg: `request:fail ${reason}`, errno: 600001 } as object)
    builtFor ??= new URL(options.url).origin
    if (!options.url.startsWith(`${builtFor}/api/`)) {
      world.errors.push(`a request to a third party: ${options.url}`)
      world.later(() => fail('url not in domain list'))
      return { abort: () => {} }
    }
    const uncut = phone.onCut(() => abort.abort())
    send(serverUrl + options.url.slice(builtFor.length), options, phone, abort.signal)
      .then(
        (answer) => finish(options.success, answer),
        (error: Error) => fail(error.name === 'TimeoutError' ? 'timeout' : error.message),
      )
      .finally(uncut)
    return { abort: () => abort.abort() }
  }
}

async function send(address: string, options: RequestOptions, phone: Phone, signal: AbortSignal) {
  const { method = 'GET', data, header = {}, timeout = 60_000 } = options
  const url = new URL(address)
  const sent = { method, path: url.pathname, status: 0 }
  // Never in the same turn, as on a phone.
  await new Promise((resume) => setImmediate(resume))
  if (!phone.isOnline) throw new Error('')
  const hasBody = data !== undefined && data !== null && method !== 'GET'
  if (!hasBody && data) for (const [name, value] of Object.entries(data)) url.searchParams.set(name, String(value))
  phone.sent.push(sent)
  const isLost = phone.lostAnswers > 0
  if (isLost) phone.lostAnswers -= 1
  const headers = new Headers(header)
  if (!headers.has('content-type')) headers.set('content-type', 'application/json')
  const answer = await fetch(url, {
    method,
    headers,
    ...(hasBody ? { body: bodyOf(data) } : {}),
    signal: AbortSignal.any([signal, AbortSignal.timeout(timeout)]),
  })
  const bytes = await answer.arrayBuffer()
  if (isLost) throw new Error('')
  sent.status = answer.status
  return {
    errMsg: 'request:ok',
    statusCode: answer.status,
    header: Object.fromEntries([...answer.headers].map(([name, value]) => [titleCase(name), value])),
    cookies: [],
    data: options.responseType === 'arraybuffer' ? bytes : parsed(Buffer.from(bytes).toString('utf8')),
  }
}

/** Bytes go as they are; they come from the program's own world. */
const bodyOf = (data: unknown): string | Uint8Array<ArrayBuffer> => {
  if (types.isAnyArrayBuffer(data)) return new Uint8Array(data as ArrayBuffer).slice()
  return typeof data === 'string' ? data : JSON.stringify(data)
}

/** As most phones have them: who reads `retry-after` finds nothing. */
const titleCase = (name: string): string => name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase())

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
