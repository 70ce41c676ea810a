import Taro from '@tarojs/taro'
import { type ApiAnswer, ApiError, type ApiRequest, type Client, createClient } from '../../shared/http/client'
import type { Contract } from '../../shared/http/contract'
import type { FileAnswer } from '../../shared/http/files'
import { idempotencyHeader } from '../../shared/http/idempotency'
import { newKey } from './key'
import { useLocaleStore } from './locale'
import { useNetwork } from './network'
import { useSession } from './session'
import { askStepUp } from './stepUp'

const timeoutMs = 10_000
const fileTimeoutMs = 120_000
/** Waits before the second and the third try; then the person is told. */
const backoffMs = [400, 1_200]

/** The typed client of a feature's contract: `const identity = clientOf(identityContract)`. */
export function clientOf<C extends Contract>(contract: C): Client<C> {
  return createClient(contract, send, newKey)
}

/** Sends, and where a grave step asks for a proof, asks the person and sends again, under the same key. */
async function send(request: ApiRequest): Promise<ApiAnswer> {
  // One command is one person's: a try that comes after somebody else signed in still goes out as who made it.
  const { token } = useSession.getState()
  const answer = await sendPatiently(request, token)
  if (!asksStepUp(answer) || !(await askStepUp())) return answer
  return sendPatiently(request, token)
}

const asksStepUp = ({ status, body }: ApiAnswer): boolean =>
  status === 403 && (body as { error?: { code?: string } } | null)?.error?.code === 'access.step_up_due'

/** Tries again where no answer came: reads change nothing, and commands carry one key over all tries. */
async function sendPatiently(request: ApiRequest, token: string | null): Promise<ApiAnswer> {
  const isRepeatable = request.method === 'GET' || idempotencyHeader in request.headers
  for (let attempt = 0; ; attempt++) {
    try {
      return await sendOnce(request, token)
    } catch {
      const wait = backoffMs[attempt]
      if (!isRepeatable || wait === undefined || !useNetwork.getState().isOnline) {
        throw new ApiError('network.unreachable', 0)
      }
      await new Promise((resume) => setTimeout(resume, wait * (0.5 + Math.random())))
    }
  }
}

async function sendOnce(request: ApiRequest, token: string | null): Promise<ApiAnswer> {
  const { statusCode, data, header } = await Taro.request({
    url: `${API_BASE}/api${request.path}`,
    method: request.method,
    data: request.upload ? bufferOf(request.upload) : request.body,
    timeout: request.upload || request.expectsFile ? fileTimeoutMs : timeoutMs,
    ...(request.expectsFile ? { responseType: 'arraybuffer' } : {}),
    header: {
      'Content-Type': 'application/json',
      ...request.headers,
      'Accept-Language': useLocaleStore.getState().locale,
      ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
    },
  })
  // The session ended elsewhere; a token that was replaced meanwhile is not touched.
  if (statusCode === 401 && token !== null && useSession.getState().token === token) useSession.getState().expire()
  return { status: statusCode, body: request.expectsFile ? readFileAnswer(statusCode, data, header) : data }
}

/** The bytes alone: a view may look at a part of a larger buffer. */
const bufferOf = (bytes: Uint8Array): ArrayBuffer =>
  bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer

/** A refusal comes as JSON all the same. */
function readFileAnswer(status: number, data: ArrayBuffer, header: Record<string, string> = {}): unknown {
  if (status >= 300) return JSON.parse(decodeURIComponent(escape(String.fromCharCode(...new Uint8Array(data)))))
  const headers = Object.fromEntries(Object.entries(header).map(([name, value]) => [name.toLowerCase(), value]))
  const name = /filename\*=UTF-8''(\S+)/.exec(headers['content-disposition'] ?? '')?.[1] ?? ''
  const type = (headers['content-type'] ?? '').split(';')[0]!
  return { name: decodeURIComponent(name), type, content: new Uint8Array(data) } satisfies FileAnswer
}
