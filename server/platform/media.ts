import type { Context, Middleware } from 'koa'
import { isEqualSecret, linkMac } from './crypto'
import type { Ports } from './ports'
import { FileGone } from './storage'

const halfDayMs = 12 * 3_600_000

/**
 * Where an open file is played from, for twelve hours at least: whoever has the address may. It is the same one for half a day,
 * so that a phone that has a film keeps it.
 */
export function mediaPath(file: string, now: Date): string {
  const until = (Math.floor(now.getTime() / halfDayMs) + 2) * halfDayMs
  return `/media/${file}/${until}/${macOf(file, until)}.mp4`
}

const macOf = (file: string, until: number): string => linkMac(JSON.stringify(['media', file, until]))

/** The file an address leads to, or null where we made none such, or its time is over. */
function fileOf(path: string, now: Date): string | null {
  const [, file, until, mac] = /^\/media\/([0-9a-f-]{36})\/(\d{13})\/([\w-]{43})\.mp4$/.exec(path) ?? []
  if (file === undefined || !isEqualSecret(macOf(file, Number(until)), mac!)) return null
  return now.getTime() > Number(until) ? null : file
}

/** Open files for players, which ask for them piece by piece. */
export function serveMedia({ storage, clock }: Pick<Ports, 'storage' | 'clock'>): Middleware {
  return async (ctx, next) => {
    if (!ctx.path.startsWith('/media/')) return next()
    const file = fileOf(ctx.path, clock.now())
    const size = file && (await storage.sizeOfOpen(file).catch(orNothing))
    if (file && size && (ctx.method === 'GET' || ctx.method === 'HEAD')) send(ctx, storage, file, size)
    else ctx.status = 404
  }
}

const orNothing = (error: unknown): null => {
  if (error instanceof FileGone) return null
  throw error
}

function send(ctx: Context, storage: Ports['storage'], file: string, size: number): void {
  const tag = `"${file}"`
  ctx.set({ 'Accept-Ranges': 'bytes', ETag: tag, 'Cache-Control': 'private, max-age=43200, immutable' })
  if (ctx.get('if-none-match') === tag) {
    ctx.status = 304
    return
  }
  const asked = ctx.get('if-range')
  const range = asked === '' || asked === tag ? rangeOf(ctx.get('range'), size) : null
  if (range === 'unfit') {
    ctx.status = 416
    ctx.set('Content-Range', `bytes */${size}`)
    return
  }
  const { first, last } = range ?? { first: 0, last: size - 1 }
  ctx.status = range ? 206 : 200
  if (range) ctx.set('Content-Range', `bytes ${first}-${last}/${size}`)
  ctx.type = 'video/mp4'
  ctx.length = last - first + 1
  if (ctx.method === 'GET') ctx.body = storage.readOpen(file, first, last)
}

/** The one range that was asked for; null where none was, or several, which are answered with the whole. */
export function rangeOf(header: string, size: number): { first: number; last: number } | 'unfit' | null {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header) ?? []
  if (from === '' && to === '') return null
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from)
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1)
  return first > last ? 'unfit' : { first, last }
}
