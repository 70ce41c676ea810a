import type { Context, Middleware } from 'koa'
import { isEqualSecret, linkMac } from './crypto'
import type { Ports } from './ports'
import { FileGone } from './storage'

const halfDayMs = 12 * 3_600_000

/** What open files are, by the end of their address. */
const types = { mp4: 'video/mp4', jpg: 'image/jpeg' } as const
type Ending = keyof typeof types

/**
 * Where an open file is shown or played from, for twelve hours at least: whoever has the address may. It is the same one for
 * half a day, so that a phone that has a film keeps it.
 */
export function mediaPath(file: string, ending: Ending, now: Date): string {
  const until = (Math.floor(now.getTime() / halfDayMs) + 2) * halfDayMs
  return `/media/${file}/${until}/${macOf(file, ending, until)}.${ending}`
}

const macOf = (file: string, ending: string, until: number): string =>
  linkMac(JSON.stringify(['media', file, ending, until]))

interface Opened {
  file: string
  ending: Ending
}

/** The file an address leads to, or null where we made none such, or its time is over. */
function fileOf(path: string, now: Date): Opened | null {
  const parts = /^\/media\/([0-9a-f-]{36})\/(\d{13})\/([\w-]{43})\.(mp4|jpg)$/.exec(path)
  if (parts === null) return null
  const [, file, until, mac, ending] = parts as unknown as [string, string, string, string, Ending]
  if (!isEqualSecret(macOf(file, ending, Number(until)), mac)) return null
  return now.getTime() > Number(until) ? null : { file, ending }
}

/** Open files: pictures whole, and films for players, which ask for them piece by piece. */
export function serveMedia({ storage, clock }: Pick<Ports, 'storage' | 'clock'>): Middleware {
  return async (ctx, next) => {
    if (!ctx.path.startsWith('/media/')) return next()
    const opened = fileOf(ctx.path, clock.now())
    const size = opened && (await storage.sizeOfOpen(opened.file).catch(orNothing))
    if (opened && size && (ctx.method === 'GET' || ctx.method === 'HEAD')) send(ctx, storage, opened, size)
    else ctx.status = 404
  }
}

const orNothing = (error: unknown): null => {
  if (error instanceof FileGone) return null
  throw error
}

function send(ctx: Context, storage: Ports['storage'], { file, ending }: Opened, size: number): void {
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
  ctx.type = types[ending]
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
