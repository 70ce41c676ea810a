import Koa from 'koa'
import { bookings } from './bookings.mjs'
import { cases } from './cases.mjs'
import { claims } from './claims.mjs'
import { coupons } from './coupons.mjs'
import { desk } from './desk.mjs'
import { member } from './member.mjs'
import { identify } from './platform.mjs'
import { pools } from './pools.mjs'
import { submission } from './submission.mjs'

// What ours is compared with: the same statements, checks and seals, written by hand for a few operations.
const routes = { ...member, ...claims, ...submission, ...desk, ...cases, ...pools, ...bookings, ...coupons }
const anId = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/

const app = new Koa()
app.use(async (ctx) => {
  try {
    const handle = routes[`${ctx.method} ${ctx.path.replace(anId, ':id')}`]
    if (!handle) return ctx.throw(404)
    const session = await identify(ctx.get('authorization'))
    if (session === null) return refuse(ctx, 401, 'access.signed_out')
    ctx.set('Cache-Control', 'no-store')
    await handle(ctx, session, anId.exec(ctx.path)?.[0])
  } catch (error) {
    refuse(ctx, error.status ?? 503, error.code ?? 'server.busy')
  }
})
app.listen(Number(process.env.PORT), '127.0.0.1')

function refuse(ctx, status, code) {
  ctx.status = status
  ctx.body = { error: { code } }
}
