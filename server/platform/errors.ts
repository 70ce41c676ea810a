import type { Context, Next } from 'koa'
import { AppError, type ErrorBody } from '../../shared/http/errors'
import { isBusyError, isHostError } from './failover'
import type { Log } from './log'

/** The one place where an error becomes an answer: a code and the request's id, no sentence and no stack. */
export const handleErrors = (log: Log) => async (ctx: Context, next: Next) => {
  try {
    await next()
    if (ctx.status === 404 && ctx.body === undefined) throw new AppError('request.not_found')
  } catch (error) {
    const known = toAppError(error)
    const { requestId, operation } = ctx.state
    // What we refuse by ourselves for want of room is counted, not written down line by line.
    if (known.code === 'server.failed' || known.code === 'server.outside_failed') {
      log.error({ err: error, requestId, operation }, 'request failed')
    } else if (known.status >= 500 && error !== known) {
      log.warn({ err: error, requestId, operation }, 'the database did not take it')
    }
    ctx.state.refusal = known.code
    ctx.status = known.status
    const retryAfter = known.data?.retryAfter ?? (known.status === 503 ? 1 : undefined)
    if (retryAfter !== undefined) ctx.set('Retry-After', String(retryAfter))
    ctx.body = bodyOf(known, ctx.state.requestId)
  }
}

function bodyOf({ code, field, data }: AppError, requestId: string): ErrorBody {
  return {
    error: { code, ...(field === undefined ? {} : { field }), ...(data === undefined ? {} : { data }) },
    requestId,
  }
}

/** What Koa and its body parser throw carries a status; anything else is our own failure. */
function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error
  const { status } = (error ?? {}) as { status?: number }
  // A read that met a database on its way out or back; commands are run again by the transaction itself.
  if (isHostError(error) || isBusyError(error)) return new AppError('server.busy')
  // What does not unpack as it says it would.
  if (/^Z_|^ERR_.*(ZLIB|BROTLI)|^ERR__ERROR_FORMAT/.test((error as { code?: string } | null)?.code ?? '')) {
    return new AppError('request.malformed')
  }
  if (status === 413) return new AppError('request.too_large')
  if (status === 415) return new AppError('request.unsupported_media')
  if (status === 405 || status === 501) return new AppError('request.method_not_allowed')
  if (status !== undefined && status >= 400 && status < 500) return new AppError('request.malformed')
  return new AppError('server.failed')
}
