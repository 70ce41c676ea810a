import type { Middleware } from 'koa'
import type { Server } from './platform/mount'

const keepMs = 1_000
const patienceMs = 2_000

/** `/healthz`: the process answers. `/readyz`: database and storage take writes; asked at most once a second. */
export function health({ database, ports }: Server): Middleware {
  let asked: { at: number; answer: Promise<Record<string, boolean>> } | undefined

  const ask = () => {
    if (asked === undefined || Date.now() - asked.at > keepMs) {
      asked = {
        at: Date.now(),
        answer: probe({ database: () => database.probe(), storage: () => ports.storage.probe() }),
      }
    }
    return asked.answer
  }

  return async (ctx, next) => {
    if (ctx.path === '/healthz') {
      ctx.body = { status: 'ok' }
    } else if (ctx.path === '/readyz') {
      const parts = await ask()
      const isReady = Object.values(parts).every(Boolean)
      ctx.status = isReady ? 200 : 503
      ctx.body = { status: isReady ? 'ready' : 'not ready', parts }
    } else {
      await next()
    }
  }
}

async function probe(parts: Record<string, () => Promise<void>>): Promise<Record<string, boolean>> {
  const names = Object.keys(parts)
  const answers = await Promise.all(names.map((name) => inTime(parts[name]!())))
  return Object.fromEntries(names.map((name, at) => [name, answers[at]!]))
}

async function inTime(work: Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), patienceMs)
  })
  const done = work.then(
    () => true,
    () => false,
  )
  return Promise.race([done, late]).finally(() => clearTimeout(timer))
}
