import type { Middleware } from 'koa'
import { AppError } from '../shared/http/errors'
import { isEqualSecret } from './platform/crypto'
import { Job } from './platform/entities'
import { measureProcess, registerGauge, writeMetrics } from './platform/metrics'
import type { Server } from './platform/mount'

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/** `/metrics`: for whoever has the token; without one for this machine alone, and in production for nobody. */
export function metrics(server: Server): Middleware {
  const { metricsToken, production } = server.ports.config
  measureProcess()
  return async (ctx, next) => {
    if (ctx.path !== '/metrics') return next()
    const isNear = loopback.has(ctx.req.socket.remoteAddress ?? '') && ctx.get('x-forwarded-for') === ''
    const mayRead =
      metricsToken === null ? !production && isNear : isEqualSecret(ctx.get('authorization'), `Bearer ${metricsToken}`)
    if (!mayRead) throw new AppError('request.not_found')
    ctx.type = 'text/plain; version=0.0.4; charset=utf-8'
    ctx.body = await writeMetrics(server)
  }
}

/** The figures of the platform itself. */
export function registerGauges(): void {
  registerGauge({
    name: 'http_requests_now',
    help: 'Requests worked on, and waiting for their turn.',
    label: 'state',
    read: async ({ intake }) => intake.usage(),
  })
  registerGauge({
    name: 'rush_now',
    help: 'Batches of calls at hot pools under way, and calls waiting for theirs.',
    label: 'state',
    read: async ({ gatherer }) => gatherer.usage(),
  })
  registerGauge({
    name: 'database_connections',
    help: 'Connections in use, and callers waiting for one: for the writing turn where the database is embedded.',
    label: 'state',
    read: async ({ database }) => database.usage(),
  })
  registerGauge({
    name: 'job_last_run_timestamp_seconds',
    help: 'When each job last ended, in whichever process.',
    label: 'job',
    async read({ database }) {
      const rows = await database.reader.find(Job)
      return Object.fromEntries(rows.map(({ name, lastRunAt }) => [name, (lastRunAt?.getTime() ?? 0) / 1000]))
    },
  })
}
