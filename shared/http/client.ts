import type { AnswerOf, CallInput, Contract, Method, Operation } from './contract'
import { effectOf } from './contract'
import type { ErrorCode } from './errors'
import { file } from './files'
import { idempotencyHeader } from './idempotency'

export interface ApiRequest {
  method: Method
  /** Below `/api`, parameters and query filled in. */
  path: string
  body?: unknown
  /** Bytes that go as they are, in place of a JSON body. */
  upload?: Uint8Array | undefined
  headers: Record<string, string>
  /** Whether a good answer is a file: then its body is a `FileAnswer`. */
  expectsFile: boolean
}

export interface ApiAnswer {
  status: number
  body: unknown
}

export type Send = (request: ApiRequest) => Promise<ApiAnswer>

/** What a caller meets when the server refuses, or (`network.unreachable`) when it was not reached. */
export class ApiError extends Error {
  constructor(
    readonly code: ErrorCode | 'network.unreachable',
    readonly status: number,
    readonly field?: string,
    readonly data?: Record<string, unknown>,
    readonly requestId?: string,
  ) {
    super(code)
    this.name = 'ApiError'
  }
}

interface CallOptions {
  /** The key that makes tries of one command one command; a fresh one is made when absent. */
  idempotencyKey?: string
}

type Call<O extends Operation> = keyof CallInput<O> extends never
  ? (input?: Record<never, never>, options?: CallOptions) => Promise<AnswerOf<O>>
  : (input: CallInput<O>, options?: CallOptions) => Promise<AnswerOf<O>>

export type Client<C extends Contract> = { [K in keyof C]: Call<C[K]> }

interface RawInput {
  params?: Record<string, unknown>
  query?: Record<string, unknown>
  body?: unknown
  upload?: Uint8Array
}

/** The typed client of a contract: one function per operation, over whatever can send a request. */
export function createClient<C extends Contract>(contract: C, send: Send, newKey: () => string): Client<C> {
  const client: Record<string, unknown> = {}
  for (const [name, operation] of Object.entries(contract)) {
    client[name] = async (input: RawInput = {}, options: CallOptions = {}) => {
      const headers: Record<string, string> =
        effectOf(operation) === 'command' ? { [idempotencyHeader]: options.idempotencyKey ?? newKey() } : {}
      const path = fillPath(operation.path, input.params) + queryString(input.query)
      if (operation.upload) headers['Content-Type'] = operation.upload.types[0]!
      const { body, upload } = input
      const expectsFile = operation.returns === file
      return answerOf(await send({ method: operation.method, path, body, upload, headers, expectsFile }))
    }
  }
  return client as Client<C>
}

function fillPath(path: string, params: Record<string, unknown> = {}): string {
  return path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
}

function queryString(query: Record<string, unknown> = {}): string {
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '')
  return pairs.length === 0
    ? ''
    : `?${pairs.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join('&')}`
}

function answerOf(answer: ApiAnswer): unknown {
  if (answer.status >= 200 && answer.status < 300) return answer.body
  const body = answer.body as { error?: ErrorInit; requestId?: string } | null
  const error = body?.error
  throw new ApiError(error?.code ?? 'server.failed', answer.status, error?.field, error?.data, body?.requestId)
}

interface ErrorInit {
  code: ErrorCode
  field?: string
  data?: Record<string, unknown>
}
