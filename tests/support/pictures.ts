import { createCanvas } from '@napi-rs/canvas'
import sharp from 'sharp'

/** Numbers that look drawn by chance, the same for the same seed. */
function drawFrom(seed: number): () => number {
  let state = seed * 2_654_435_761 + 1
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

/** A picture that no other seed gives: shapes of many sizes on a ground that shades off. */
export function drawPhoto(seed: number, width = 1_200, height = 900): Buffer {
  const draw = drawFrom(seed)
  const canvas = createCanvas(width, height)
  const pen = canvas.getContext('2d')
  const ground = pen.createLinearGradient(0, 0, width * draw(), height)
  ground.addColorStop(0, `hsl(${draw() * 360}, 40%, ${20 + draw() * 60}%)`)
  ground.addColorStop(1, `hsl(${draw() * 360}, 40%, ${20 + draw() * 60}%)`)
  pen.fillStyle = ground
  pen.fillRect(0, 0, width, height)
  for (let at = 0; at < 60; at += 1) {
    pen.fillStyle = `hsla(${draw() * 360}, 50%, ${draw() * 100}%, 0.7)`
    pen.beginPath()
    const [x, y] = [draw() * width, draw() * height]
    pen.ellipse(x, y, 20 + draw() * 200, 20 + draw() * 200, draw() * 3, 0, 7)
    pen.fill()
  }
  return canvas.toBuffer('image/png')
}

export const jpegOf = (picture: Buffer, quality = 90): Promise<Buffer> => sharp(picture).jpeg({ quality }).toBuffer()

/** A photo in a file of exactly so many bytes: what comes after its end is what a camera's maker likes to put there. */
export async function heavyJpeg(bytes: number, seed = 1): Promise<Buffer> {
  const photo = await jpegOf(drawPhoto(seed, 400, 300))
  const draw = drawFrom(seed)
  return Buffer.concat([photo, Buffer.from(Array.from({ length: bytes - photo.length }, () => draw() * 256))])
}

/** A font that Chinese invoices name, and do not bring along. */
const chineseFont =
  '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts ' +
  '[<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 ' +
  '/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> ' +
  '/FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 -200 1000 900] ' +
  '/ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >> >>] >>'
const inHex = (text: string) => [...text].map((sign) => sign.charCodeAt(0).toString(16).padStart(4, '0')).join('')

/** A PDF of pages with a line of text each, in Chinese where that is given; `more` is put before its end. */
export function makePdf(pages: number, { width = 595, height = 842, more = '', chinese = '' } = {}): Buffer {
  const kids = Array.from({ length: pages }, (_, at) => `${4 + at * 2} 0 R`).join(' ')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages} >>`,
    chinese ? chineseFont : '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...Array.from({ length: pages }, (_, at) => {
      const words = chinese ? `<${inHex(chinese)}>` : `(Invoice ${at + 1})`
      const text = `BT /F1 36 Tf 72 700 Td ${words} Tj ET 72 300 200 120 re f`
      const box = `[0 0 ${width} ${height}]`
      const resources = '<< /Font << /F1 3 0 R >> >>'
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox ${box} /Resources ${resources} /Contents ${5 + at * 2} 0 R >>`,
        `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
      ]
    }).flat(),
  ]
  let text = '%PDF-1.4\n'
  const offsets = objects.map((object, at) => {
    const offset = text.length
    text += `${at + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const start = text.length
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${more} >>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(text, 'latin1')
}

/** A picture with grain over it, as of a phone in the dark: it does not get small. */
export async function addGrain(picture: Buffer): Promise<Buffer> {
  const { width, height } = await sharp(picture).metadata()
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const
  const grain = sharp({ create: { width, height, channels: 3, background: '#808080', noise } })
  return sharp(picture)
    .composite([{ input: await grain.png().toBuffer(), blend: 'overlay' }])
    .jpeg({ quality: 90 })
    .toBuffer()
}
