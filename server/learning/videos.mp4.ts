import type { VideoProblem } from '../../shared/learning/courses'
import type { Draft } from '../platform/storage'

/** What a film is, as its head says. */
export interface FilmFacts {
  lengthMs: number
  width: number
  height: number
}

export class UnfitFilm extends Error {
  constructor(readonly problem: VideoProblem) {
    super(problem)
  }
}

/** Of an hour's film the head has some megabytes. */
const mostHeadBytes = 32 * 1_048_576
const mostBoxes = 10_000

interface Box {
  type: string
  /** Where it begins, and where what it holds does. */
  at: number
  body: number
  end: number
}

/**
 * Looks whether phones play a film: MP4 with a picture in H.264, whole, with its length in its head. What it says of where and by
 * whom it was taken is wiped, without moving anything.
 */
export async function checkFilm(draft: Draft): Promise<FilmFacts> {
  const boxes = await readBoxes(draft)
  if (boxes[0]?.type !== 'ftyp') throw new UnfitFilm('notMp4')
  const head = boxes.find(({ type }) => type === 'moov')
  if (!head || !boxes.some(({ type }) => type === 'mdat')) throw new UnfitFilm('broken')
  if (head.end - head.at > mostHeadBytes) throw new UnfitFilm('broken')
  const moov = await draft.read(head.at, head.end - head.at)
  const facts = readHead(moov)
  wipe(moov, rootOf(moov))
  await draft.write(head.at, moov)
  for (const box of boxes.filter(({ type }) => told.has(type))) await wipeOuter(draft, box)
  return facts
}

/** The boxes of the file itself, one after another up to its last byte. */
async function readBoxes(draft: Draft): Promise<Box[]> {
  const boxes: Box[] = []
  let at = 0
  while (at < draft.size) {
    const start = await draft.read(at, 16)
    const box = boxAt(start, 0, draft.size - at)
    if (!box) throw new UnfitFilm(boxes.length === 0 ? 'notMp4' : 'broken')
    boxes.push({ type: box.type, at, body: at + box.body, end: at + box.end })
    at += box.end
    if (boxes.length > mostBoxes) throw new UnfitFilm('broken')
  }
  return boxes
}

/** The box that begins at a place, of `left` bytes at most; null where there is none. */
function boxAt(bytes: Buffer, at: number, left: number): Box | null {
  if (bytes.length < at + 8) return null
  const short = bytes.readUInt32BE(at)
  const type = bytes.toString('latin1', at + 4, at + 8)
  if (!/^[\w ©-]{4}$/.test(type)) return null
  const isLong = short === 1
  if (isLong && bytes.length < at + 16) return null
  const size = isLong ? Number(bytes.readBigUInt64BE(at + 8)) : short === 0 ? left : short
  const body = isLong ? 16 : 8
  return size < body || size > left ? null : { type, at, body: at + body, end: at + size }
}

function childrenOf(bytes: Buffer, { body, end }: Box): Box[] {
  const boxes: Box[] = []
  for (let at = body; at < end; ) {
    const box = boxAt(bytes, at, end - at)
    if (!box || boxes.length > mostBoxes) throw new UnfitFilm('broken')
    boxes.push(box)
    at = box.end
  }
  return boxes
}

/** The first box down a path of names. */
function find(bytes: Buffer, from: Box, [name, ...rest]: readonly string[]): Box | null {
  if (name === undefined) return from
  const box = childrenOf(bytes, from).find(({ type }) => type === name)
  return box ? find(bytes, box, rest) : null
}

const rootOf = (moov: Buffer): Box => ({
  type: 'moov',
  at: 0,
  body: moov.readUInt32BE(0) === 1 ? 16 : 8,
  end: moov.length,
})

function readHead(moov: Buffer): FilmFacts {
  const root = rootOf(moov)
  const lengthMs = readLength(moov, find(moov, root, ['mvhd']))
  const tracks = childrenOf(moov, root).filter(({ type }) => type === 'trak')
  const picture = tracks.find((track) => handlerOf(moov, track) === 'vide')
  const table = picture && find(moov, picture, ['mdia', 'minf', 'stbl', 'stsd'])
  const sample = table && boxAt(moov, table.body + 8, table.end - table.body - 8)
  if (!sample || (sample.type !== 'avc1' && sample.type !== 'avc3')) throw new UnfitFilm('notH264')
  if (sample.body + 28 > sample.end) throw new UnfitFilm('broken')
  const [width, height] = [moov.readUInt16BE(sample.body + 24), moov.readUInt16BE(sample.body + 26)]
  if (lengthMs < 1_000 || width === 0 || height === 0) throw new UnfitFilm('broken')
  return { lengthMs, width, height }
}

function handlerOf(moov: Buffer, track: Box): string | null {
  const box = find(moov, track, ['mdia', 'hdlr'])
  return box && box.end - box.body >= 12 ? moov.toString('latin1', box.body + 8, box.body + 12) : null
}

/** A day at most: no film of a lesson is longer, and what says so is damaged. */
const mostMs = 86_400_000

function readLength(moov: Buffer, box: Box | null): number {
  const isLong = box !== null && moov[box.body] === 1
  if (!box || box.end - box.body < (isLong ? 32 : 20)) throw new UnfitFilm('broken')
  const scale = moov.readUInt32BE(box.body + (isLong ? 20 : 12))
  const units = isLong ? Number(moov.readBigUInt64BE(box.body + 24)) : moov.readUInt32BE(box.body + 16)
  const lengthMs = Math.round((units / scale) * 1000)
  if (!Number.isFinite(lengthMs) || lengthMs > mostMs) throw new UnfitFilm('broken')
  return lengthMs
}

/** Boxes that tell of who, where and with what. */
const told = new Set(['udta', 'meta', 'uuid'])

/** Makes such boxes ones that players pass over, in the head and in its tracks. */
function wipe(moov: Buffer, from: Box): void {
  for (const box of childrenOf(moov, from)) {
    if (told.has(box.type)) {
      moov.write('free', box.at + 4, 'latin1')
      moov.fill(0, box.body, box.end)
    } else if (box.type === 'trak' || box.type === 'mdia') wipe(moov, box)
  }
}

const wipedAtOnce = 65_536

async function wipeOuter(draft: Draft, { at, body, end }: Box): Promise<void> {
  await draft.write(at + 4, Buffer.from('free', 'latin1'))
  for (let from = body; from < end; from += wipedAtOnce) {
    await draft.write(from, Buffer.alloc(Math.min(wipedAtOnce, end - from)))
  }
}
