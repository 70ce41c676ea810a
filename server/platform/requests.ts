import { randomUUID } from 'node:crypto'
import type { Middleware } from 'koa'
import type { Log } from './log'
import { requestSeconds } from './metrics'

export const apiPrefix = '/api'

/**
 * Gives each request its id. Of those to the API one line goes to the log, with operation, status, code of a refusal and time,
 * but no address, no query and no body, and one figure to the metrics.
 */
export const recordRequests =
  (log: Log): Middleware =>
  async (ctx, next) => {
    const { state } = ctx
    state.requestId = randomUUID()
    state.isApi = ctx.path.startsWith(`${apiPrefix}/`)
    ctx.res.setHeader('X-Request-Id', state.requestId)
    if (!state.isApi) return next()
    const start = performance.now()
    await next()
    const ms = performance.now() - start
    const { requestId, operation = 'none', refusal } = state
    const { method, status } = ctx
    requestSeconds.observe({ operation, status: String(status) }, ms / 1000)
    log.info({ requestId, operation, method, status, refusal, ms: Math.round(ms) }, 'request')
  }
