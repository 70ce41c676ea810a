import { UnfitPicture } from './types'

export type FileType = 'jpeg' | 'png' | 'webp' | 'pdf'

const startsWith = (content: Buffer, text: string, at = 0): boolean =>
  content.subarray(at, at + text.length).toString('latin1') === text

const heicBrands = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1']

/** What a file is by its first bytes, whatever it is called. */
export function sniff(content: Buffer): FileType {
  if (startsWith(content, '\xff\xd8\xff')) return 'jpeg'
  if (startsWith(content, '\x89PNG\r\n\x1a\n')) return 'png'
  if (startsWith(content, 'RIFF') && startsWith(content, 'WEBP', 8)) return 'webp'
  if (startsWith(content, '%PDF-')) return 'pdf'
  const isHeic = startsWith(content, 'ftyp', 4) && heicBrands.some((brand) => startsWith(content, brand, 8))
  throw new UnfitPicture(isHeic ? 'heic' : 'type')
}

/** Moving PNGs are read as still ones: their first frame need not be what is shown. */
export function isMovingPng(content: Buffer): boolean {
  for (let at = 8; at + 8 <= content.length; ) {
    const kind = content.toString('latin1', at + 4, at + 8)
    if (kind === 'acTL') return true
    if (kind === 'IDAT') return false
    at += 12 + content.readUInt32BE(at)
  }
  return false
}
