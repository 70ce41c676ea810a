import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { distanceOf, makeSafe, UnfitPicture } from '../../server/platform/pictures'
import { drawPhoto, jpegOf, makePdf } from '../support/pictures'

/** Why a file is not taken; null where it is. */
async function problemOf(content: Uint8Array): Promise<string | null> {
  try {
    await makeSafe(content)
    return null
  } catch (error) {
    if (error instanceof UnfitPicture) return error.problem
    throw error
  }
}

const pageOf = async (content: Uint8Array) => (await makeSafe(content)).pages[0]!

function pngChunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data])
  const chunk = Buffer.alloc(12 + data.length)
  chunk.writeUInt32BE(data.length, 0)
  body.copy(chunk, 4)
  chunk.writeUInt32BE(crc(body), 8 + data.length)
  return chunk
}

function crc(bytes: Buffer): number {
  let rest = 0xffffffff
  for (const byte of bytes) {
    rest ^= byte
    for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1
  }
  return (rest ^ 0xffffffff) >>> 0
}

/** A grey PNG of one colour: few bytes, many pixels. */
function bombPng(width: number, height: number): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 0, 0, 0, 0], 8)
  const rows = deflateSync(Buffer.alloc((width + 1) * height))
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  return Buffer.concat([signature, pngChunk('IHDR', head), pngChunk('IDAT', rows), pngChunk('IEND', Buffer.alloc(0))])
}

/** What must not be left of a file in what is kept of it. */
const secrets = ['<script>', 'PK\x03\x04', 'GPSLatitude', 'Exif', 'Meizu', 'http://', 'ICC_PROFILE', 'secret words']

describe('A picture that is sent', () => {
  it('is drawn anew: upright, of at most 2,600 pixels a side, without camera, place or anything behind its end', async () => {
    const photo = await sharp(drawPhoto(1, 4_000, 3_000))
      .withExif({
        IFD0: { Make: 'Meizu', ImageDescription: 'secret words' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '39/1 54/1 0/1' },
      })
      .withMetadata({ orientation: 6 })
      .jpeg({ quality: 90 })
      .toBuffer()
    const sent = Buffer.concat([photo, Buffer.from('PK\x03\x04<script>fetch("http://")</script>')])
    expect(sent.includes('Exif')).toBe(true)
    const { content, width, height } = await pageOf(sent)
    expect([width, height]).toEqual([1_950, 2_600])
    const { format, exif, icc, xmp, orientation } = await sharp(content).metadata()
    expect({ format, exif, icc, xmp, orientation }).toEqual({ format: 'jpeg' })
    for (const secret of secrets) expect(Buffer.from(content).includes(secret)).toBe(false)
  })

  it.each(['png', 'webp'] as const)('is taken as %s as well, on white where it was see-through', async (format) => {
    const clear = {
      create: { width: 60, height: 40, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    } as const
    const { content } = await pageOf(await sharp(clear).toFormat(format).toBuffer())
    const { data } = await sharp(content).raw().toBuffer({ resolveWithObject: true })
    expect(Math.min(...data)).toBeGreaterThan(250)
  })

  it('is found again by its look at 80 % quality and without its edges, and no other one is', async () => {
    const looksOf = async (picture: Buffer) => (await pageOf(picture)).looks
    const first = drawPhoto(2)
    const looks = await looksOf(await jpegOf(first))
    const cut = ([left, top, right, bottom]: readonly [number, number, number, number]) =>
      sharp(first)
        .extract({
          left: Math.round(1_200 * left),
          top: Math.round(900 * top),
          width: Math.round(1_200 * (1 - left - right)),
          height: Math.round(900 * (1 - top - bottom)),
        })
        .resize(800)
        .jpeg({ quality: 80 })
        .toBuffer()
    const nearest = async (other: Buffer) => {
      const [whole] = await looksOf(other)
      return Math.min(...looks.map((look) => distanceOf(look, whole!)))
    }
    expect(await nearest(await jpegOf(first, 80))).toBeLessThanOrEqual(3)
    for (const edges of [
      [0.05, 0, 0, 0],
      [0, 0.05, 0, 0],
      [0, 0, 0.05, 0.05],
      [0.025, 0.025, 0.025, 0.025],
      [0.05, 0.05, 0.05, 0.05],
    ] as const) {
      expect(await nearest(await cut(edges))).toBeLessThanOrEqual(6)
    }
    for (const seed of [3, 4, 5]) expect(await nearest(await jpegOf(drawPhoto(seed)))).toBeGreaterThan(10)
  })

  it('has no look where there is nothing to see on it', async () => {
    const blank = { create: { width: 300, height: 200, channels: 3, background: '#fefefe' } } as const
    expect((await pageOf(await sharp(blank).jpeg().toBuffer())).looks).toEqual([])
  })
})

describe('A document that is sent', () => {
  it('is drawn page by page', async () => {
    const { isDocument, pages } = await makeSafe(makePdf(3))
    expect(isDocument).toBe(true)
    expect(pages.map(({ width, height }) => [width, height])).toEqual(Array(3).fill([1_652, 2_338]))
    const darkest = await sharp(pages[0]!.content).stats()
    expect(darkest.channels[0]!.min).toBeLessThan(40)
  })

  it('shows Chinese though it names a font and brings none', async () => {
    const drawn = async (chinese: string) => Buffer.from((await pageOf(makePdf(1, { chinese }))).content)
    // Boxes in place of letters would be the same boxes.
    expect((await drawn('医疗费票据')).equals(await drawn('住院明细单'))).toBe(false)
    expect((await drawn('医疗费票据')).equals(await drawn('医疗费票据'))).toBe(true)
  })

  it('is refused beyond 20 pages, and where it is broken', async () => {
    expect(await problemOf(makePdf(21))).toBe('tooManyPages')
    expect(await problemOf(makePdf(20))).toBeNull()
    expect(await problemOf(Buffer.from('%PDF-1.7\nnothing more'))).toBe('broken')
    expect(await problemOf(makePdf(2).subarray(0, 300))).toBe('broken')
  })

  it('of a page as large as a house is drawn no larger than others', async () => {
    const [page] = (await makeSafe(makePdf(1, { width: 14_400, height: 14_400 }))).pages
    expect([page!.width, page!.height]).toEqual([2_600, 2_600])
  })

  it('that would run a script or open a link when it is opened does neither', async () => {
    const more = '/OpenAction << /S /JavaScript /JS (app.launchURL("http://127.0.0.1:9/")) >>'
    expect(await problemOf(makePdf(1, { more }))).toBeNull()
  })
})

describe('What is no picture, or too much of one', () => {
  const html = '<!doctype html><html><script>alert(1)</script></html>'
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
  const gif = () =>
    sharp(drawPhoto(1, 40, 30))
      .gif()
      .toBuffer()
  const moving = () =>
    sharp([drawPhoto(1, 40, 30), drawPhoto(2, 40, 30)], { join: { animated: true } })
      .webp({ loop: 0 })
      .toBuffer()
  const movingPng = async () => {
    const still = await sharp(drawPhoto(1, 40, 30))
      .png()
      .toBuffer()
    const frames = pngChunk('acTL', Buffer.from([0, 0, 0, 2, 0, 0, 0, 0]))
    return Buffer.concat([still.subarray(0, 33), frames, still.subarray(33)])
  }
  const corpus: [title: string, make: () => Buffer | Promise<Buffer>, problem: string][] = [
    ['a web page', () => Buffer.from(html), 'type'],
    ['a drawing with a script (SVG)', () => Buffer.from(svg), 'type'],
    ['a drawing behind a declaration', () => Buffer.from(`<?xml version="1.0"?>${svg}`), 'type'],
    ['a moving GIF', gif, 'type'],
    ['a GIF that is a script as well', () => Buffer.from('GIF89a/*<script>*/=1;'), 'type'],
    ['a program', () => Buffer.from('\x7fELF\x02\x01\x01', 'latin1'), 'type'],
    ['an archive', () => Buffer.from('PK\x03\x04\x14\x00', 'latin1'), 'type'],
    ['a BMP', () => Buffer.from('BM\x46\x00\x00\x00', 'latin1'), 'type'],
    [
      'a TIFF',
      () =>
        sharp(drawPhoto(1, 40, 30))
          .tiff()
          .toBuffer(),
      'type',
    ],
    ['an iPhone’s HEIC', () => Buffer.from('\x00\x00\x00\x18ftypheic\x00\x00\x00\x00', 'latin1'), 'heic'],
    [
      'an AVIF',
      () =>
        sharp(drawPhoto(1, 40, 30))
          .avif()
          .toBuffer(),
      'type',
    ],
    ['a document behind other bytes', () => Buffer.concat([Buffer.from('GIF89a'), makePdf(1)]), 'type'],
    ['a web page that begins as a JPEG', () => Buffer.from(`\xff\xd8\xff\xe0${html}`, 'latin1'), 'broken'],
    ['a picture cut in the middle', async () => (await jpegOf(drawPhoto(1))).subarray(0, 9_000), 'broken'],
    ['a PNG cut in the middle', () => drawPhoto(1).subarray(0, 9_000), 'broken'],
    ['a moving WebP', moving, 'animated'],
    ['a moving PNG', movingPng, 'animated'],
    ['400 megapixels in a few bytes', () => bombPng(20_000, 20_000), 'tooLarge'],
    ['51 megapixels', () => bombPng(5_100, 10_000), 'tooLarge'],
  ]
  it.each(corpus)('is refused: %s', async (_, make, problem) => {
    expect(await problemOf(await make())).toBe(problem)
  })

  it('takes little memory, whatever it claims to be', async () => {
    const before = process.memoryUsage().rss
    const bomb = bombPng(20_000, 20_000)
    await Promise.all([1, 2, 3, 4].map(() => problemOf(bomb)))
    await Promise.all([1, 2].map(async () => problemOf(bombPng(7_000, 7_000))))
    expect(process.memoryUsage().rss - before).toBeLessThan(400 * 1_048_576)
  })
})
