import { bodyParser } from '@koa/bodyparser'
import Router from '@koa/router'
import Koa from 'koa'
import compress from 'koa-compress'
import helmet from 'koa-helmet'
import { AppError } from '../shared/http/errors'
import { listFeatures, type Mounted } from './features'
import { health } from './health'
import { metrics } from './metrics'
import { describeApi } from './openapi'
import { handleErrors } from './platform/errors'
import { serveMedia } from './platform/media'
import { mount, type Server } from './platform/mount'
import { apiPrefix, recordRequests } from './platform/requests'
import { createThrottle } from './platform/throttle'
import { hasContent } from './platform/uploads'
import { serveWeb } from './web'

/** Builds the Koa application: record → headers → errors → limits → body → routes → health → web. */
export function createApp(
  server: Server,
  webRoot: string | null,
  features: readonly Mounted[] = listFeatures(server.ports.config.demo),
): Koa {
  const { config, log } = server.ports
  // The address nearest to us is the proxy's word; those before it are whatever the caller wrote.
  const app = new Koa({ proxy: config.trustProxy, maxIpsCount: 1 })
  // Koa's own word goes to the console, with a stack: what is left for it are callers who went away before their answer.
  app.on('error', (error: unknown) => log.debug({ err: error }, 'the caller was gone'))
  app.use(recordRequests(log))
  const forPages = pageHeaders()
  app.use((ctx, next) => (ctx.state.isApi ? frameData : forPages)(ctx, next))
  app.use(handleErrors(log))
  app.use(compress({ threshold: 1024, br: { params: { 1: 4 } } }))
  app.use(apiRouter(server, features))
  app.use(health(server))
  app.use(metrics(server))
  app.use(serveMedia(server.ports))
  if (webRoot !== null) app.use(serveWeb(webRoot))
  return app
}

/** What is no page needs no rules for pages: it is not to be shown, framed, guessed at or kept. */
const dataHeaders = Object.entries({
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none';base-uri 'none';frame-ancestors 'none'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
})

const frameData: Koa.Middleware = ({ res }, next) => {
  for (const [name, value] of dataHeaders) res.setHeader(name, value)
  return next()
}

function pageHeaders() {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // Taro's components set sizes by style attributes.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        // Taro's toast brings its icons as a font.
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
  })
}

function apiRouter(server: Server, features: readonly Mounted[]): Koa.Middleware {
  const { config } = server.ports
  const throttle = createThrottle(config.limits)
  const watched = { ...server, gate: throttle.watch(server.gate) }
  const { routerOf, find } = createRouters()
  for (const { feature, contract, handlers } of features) mount(routerOf, watched, feature, contract, handlers)
  // Made when it is first asked for: it takes longer than all else at start, and most servers are never asked.
  let document: object | undefined
  routerOf('/openapi.json').get('/openapi.json', (ctx) => {
    document ??= describeApi(features, config)
    ctx.body = document
  })
  const operations = features.flatMap(({ contract }) => Object.values(contract))
  const uploadTypes = [...new Set(operations.flatMap(({ upload }) => upload?.types ?? []))]
  const parse = bodyParser({ enableTypes: ['json'], jsonLimit: '256kb', jsonStrict: true })
  return async (ctx, next) => {
    if (!ctx.state.isApi) return next()
    await throttle.count({ authorization: ctx.get('authorization'), address: ctx.ip, isCommand: ctx.method !== 'GET' })
    server.intake.requireRoom()
    const route = () => find(ctx.path)(ctx, async () => {})
    if (!hasContent(ctx)) return route()
    // A file is read where its operation is known, with the limits of its contract.
    if (uploadTypes.length > 0 && ctx.is(uploadTypes)) return route()
    if (!ctx.is('json')) throw new AppError('request.unsupported_media')
    await parse(ctx, route)
  }
}

/** One router for each way a path can begin, `/desk/audit` or `/home`: a router tries all of its routes, one after the other. */
function createRouters() {
  const routers = new Map<string, Router>()
  const beginnings = new Map<string, Koa.Middleware>()
  const nowhere: Koa.Middleware = () => {
    throw new AppError('request.not_found')
  }
  const beginningOf = (path: string): string => {
    const [, first, second] = path.split('/')
    return first === 'desk' ? `desk/${second}` : first!
  }
  return {
    routerOf(path: string): Router {
      const beginning = beginningOf(path)
      const known = routers.get(beginning)
      if (known) return known
      const router = new Router({ prefix: apiPrefix, sensitive: true })
      const [routes, methods] = [router.routes(), router.allowedMethods({ throw: true })]
      routers.set(beginning, router)
      beginnings.set(beginning, (ctx, next) => routes(ctx as never, () => methods(ctx as never, next)))
      return router
    },
    find: (path: string): Koa.Middleware => beginnings.get(beginningOf(path.slice(apiPrefix.length))) ?? nowhere,
  }
}
