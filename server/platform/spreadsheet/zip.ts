import { createInflateRaw } from 'node:zlib'
import { AppError } from '../../../shared/http/errors'

/** The parts of a zip, each read as a stream of bytes that ends in a refusal when there is too much of it. */
export interface Zip {
  has(name: string): boolean
  read(name: string): AsyncGenerator<Buffer>
}

interface Entry {
  method: number
  packed: Buffer
}

const broken = () => new AppError('spreadsheet.broken')
const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const localSignature = 0x04034b50
const endLength = 22
const maxEntries = 2_000

/** Opens a zip by its directory, as programs do; `maxUnpacked` bounds the bytes of all reads together. */
export function openZip(content: Buffer, maxUnpacked: number): Zip {
  const entries = readDirectory(content)
  let left = maxUnpacked
  return {
    has: (name) => entries.has(name),
    async *read(name) {
      const entry = entries.get(name)
      if (!entry) throw broken()
      for await (const chunk of unpack(entry)) {
        // Sizes that the file states are its own words: what comes out is counted.
        left -= chunk.length
        if (left < 0) throw new AppError('spreadsheet.too_large')
        yield chunk
      }
    },
  }
}

async function* unpack({ method, packed }: Entry): AsyncGenerator<Buffer> {
  if (method === 0) {
    yield packed
    return
  }
  if (method !== 8) throw broken()
  const inflate = createInflateRaw({ chunkSize: 65_536 })
  inflate.end(packed)
  try {
    for await (const chunk of inflate) yield chunk as Buffer
  } catch (error) {
    if (error instanceof AppError) throw error
    throw broken()
  } finally {
    inflate.destroy()
  }
}

function readDirectory(content: Buffer): Map<string, Entry> {
  try {
    const end = findEnd(content)
    const count = content.readUInt16LE(end + 10)
    if (count > maxEntries) throw broken()
    const entries = new Map<string, Entry>()
    let at = content.readUInt32LE(end + 16)
    for (let read = 0; read < count; read += 1) at = readEntry(content, at, entries)
    return entries
  } catch (error) {
    // A directory that leads outside the file.
    if (error instanceof RangeError) throw broken()
    throw error
  }
}

/** The record at the end of a zip; a comment may follow it. */
function findEnd(content: Buffer): number {
  for (let at = content.length - endLength; at >= Math.max(0, content.length - endLength - 65_535); at -= 1) {
    if (content.readUInt32LE(at) === endSignature) return at
  }
  throw broken()
}

function readEntry(content: Buffer, at: number, entries: Map<string, Entry>): number {
  if (content.readUInt32LE(at) !== entrySignature) throw broken()
  if ((content.readUInt16LE(at + 8) & 1) === 1) throw new AppError('spreadsheet.locked')
  const size = content.readUInt32LE(at + 20)
  const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => content.readUInt16LE(at + offset))
  const local = content.readUInt32LE(at + 42)
  if (content.readUInt32LE(local) !== localSignature) throw broken()
  const from = local + 30 + content.readUInt16LE(local + 26) + content.readUInt16LE(local + 28)
  if (from + size > content.length) throw broken()
  const name = content.toString('utf8', at + 46, at + 46 + nameLength!).replaceAll('\\', '/')
  entries.set(name, { method: content.readUInt16LE(at + 10), packed: content.subarray(from, from + size) })
  return at + 46 + nameLength! + extraLength! + commentLength!
}
