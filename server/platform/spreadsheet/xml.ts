import { AppError } from '../../../shared/http/errors'

/** What a document is made of, names without their namespace's prefix. */
export interface XmlHandler {
  open(name: string, attributes: Attributes): void
  close(name: string): void
  text(text: string): void
}

/** The value of an attribute, by its whole name or without its prefix. */
export type Attributes = (name: string) => string | undefined

/** Longest tag or text; a cell holds 32,767 characters at most. */
const maxToken = 1_048_576

const broken = () => new AppError('spreadsheet.broken')

/** Reads a document to its end. */
export async function readXml(chunks: AsyncIterable<Buffer>, handler: XmlHandler): Promise<void> {
  for await (const _ of stepThroughXml(chunks, handler));
}

/** Reads a document, with a rest after each piece of it. One with a `DOCTYPE` is refused: it could define entities without end. */
export async function* stepThroughXml(chunks: AsyncIterable<Buffer>, handler: XmlHandler): AsyncGenerator<undefined> {
  const decoder = new TextDecoder('utf-8')
  let rest = ''
  let isBegun = false
  for await (const chunk of chunks) {
    rest += decoder.decode(chunk, { stream: true })
    if (!isBegun && rest.length > 0) {
      if (!/^\s*</.test(rest)) throw broken()
      isBegun = true
    }
    rest = rest.slice(readTokens(rest, handler))
    if (rest.length > maxToken) throw broken()
    yield undefined
  }
  if (!isBegun || rest.trim() !== '') throw broken()
}

/** Hands on every token that is whole, and gives where the next one begins. */
function readTokens(source: string, handler: XmlHandler): number {
  let at = 0
  for (;;) {
    const from = source.indexOf('<', at)
    if (from < 0) return at
    const to = endOfToken(source, from)
    if (to < 0) return at
    if (from > at) handler.text(decodeEntities(source.slice(at, from)))
    readTag(source.slice(from, to), handler)
    at = to
  }
}

function endOfToken(source: string, from: number): number {
  if (source.startsWith('<!--', from)) return after(source, '-->', from)
  if (source.startsWith('<![CDATA[', from)) return after(source, ']]>', from)
  // Nine characters tell which of these it is.
  if (source[from + 1] === '!' && source.length - from < 9) return -1
  return after(source, '>', from)
}

function after(source: string, sign: string, from: number): number {
  const at = source.indexOf(sign, from)
  return at < 0 ? -1 : at + sign.length
}

function readTag(tag: string, handler: XmlHandler): void {
  if (tag.startsWith('<?') || tag.startsWith('<!--')) return
  if (tag.startsWith('<![CDATA[')) {
    handler.text(tag.slice(9, -3))
    return
  }
  if (tag.startsWith('<!')) throw broken()
  if (tag[1] === '/') {
    handler.close(withoutPrefix(tag.slice(2, -1).trim()))
    return
  }
  const isEmpty = tag.at(-2) === '/'
  const inner = tag.slice(1, isEmpty ? -2 : -1)
  const end = inner.search(/\s/)
  const name = withoutPrefix(end < 0 ? inner : inner.slice(0, end))
  handler.open(name, attributesOf(end < 0 ? '' : inner.slice(end)))
  if (isEmpty) handler.close(name)
}

const withoutPrefix = (name: string): string => name.slice(name.indexOf(':') + 1)

/** Looked up when asked: most tags of a sheet have more of them than anybody reads. */
function attributesOf(source: string): Attributes {
  return (name) => {
    const found = new RegExp(`[\\s:]${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(source)
    const value = found?.[1] ?? found?.[2]
    return value === undefined ? undefined : decodeEntities(value)
  }
}

const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|\w{2,4});/gi, (whole, code: string) => {
    if (code[0] !== '#') return named[code] ?? whole
    const point = /^#x/i.test(code) ? Number.parseInt(code.slice(2), 16) : Number(code.slice(1))
    return point <= 0x10ffff && (point < 0xd800 || point > 0xdfff) ? String.fromCodePoint(point) : ''
  })
}
