import { dirname, join } from 'node:path'
import { createCanvas } from '@napi-rs/canvas'
import { encodePixels, longestSide } from './raster'
import { type SafePage, UnfitPicture } from './types'

const maxPages = 20
const maxImagePixels = 50_000_000
/** Print is drawn at 200 dots an inch, unless the page is too large for that. */
const dotsPerPoint = 200 / 72

/** Many Chinese invoices name a font and bring none: any of these will do, and whoever draws asks for no other by itself. */
const chineseFonts = [
  'Noto Sans CJK SC',
  'Noto Sans SC',
  'Noto Serif CJK SC',
  'Source Han Sans SC',
  'WenQuanYi Micro Hei',
  'WenQuanYi Zen Hei',
  'PingFang SC',
  'Microsoft YaHei',
  'SimSun',
].map((name) => `"${name}"`)

/** In this thread, each font falls back on a Chinese one, letter by letter. */
function fallBackOnChinese(): void {
  const prototype: object = Object.getPrototypeOf(createCanvas(1, 1).getContext('2d'))
  const plain = Object.getOwnPropertyDescriptor(prototype, 'font')!
  Object.defineProperty(prototype, 'font', {
    ...plain,
    set(font: string) {
      plain.set!.call(this, [font, ...chineseFonts].join(', '))
    },
  })
}
fallBackOnChinese()

/** Draws the pages of a PDF; nothing in it is run, and nothing it refers to is fetched. */
export async function drawPages(content: Buffer): Promise<SafePage[]> {
  const pdf = await open(content)
  try {
    if (pdf.numPages > maxPages) throw new UnfitPicture('tooManyPages')
    const pages: SafePage[] = []
    for (let number = 1; number <= pdf.numPages; number += 1) pages.push(await drawPage(pdf, number))
    return pages
  } finally {
    await pdf.loadingTask.destroy()
  }
}

type Pdf = Awaited<ReturnType<typeof open>>

async function open(content: Buffer) {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const folder = dirname(require.resolve('pdfjs-dist/package.json'))
  const from = (name: string) => `${join(folder, name)}/`
  const data = new Uint8Array(content)
  return getDocument({
    data,
    cMapUrl: from('cmaps'),
    standardFontDataUrl: from('standard_fonts'),
    wasmUrl: from('wasm'),
    iccUrl: from('iccs'),
    disableFontFace: true,
    useSystemFonts: true,
    enableXfa: false,
    stopAtErrors: true,
    maxImageSize: maxImagePixels,
    canvasMaxAreaInBytes: maxImagePixels * 4,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    verbosity: 0,
  }).promise.catch((error: Error) => {
    throw new UnfitPicture(error.name === 'PasswordException' ? 'locked' : 'broken')
  })
}

async function drawPage(pdf: Pdf, number: number): Promise<SafePage> {
  try {
    const page = await pdf.getPage(number)
    const plain = page.getViewport({ scale: 1 })
    const scale = Math.min(dotsPerPoint, longestSide / Math.max(plain.width, plain.height))
    const viewport = page.getViewport({ scale })
    const width = Math.max(1, Math.floor(viewport.width))
    const height = Math.max(1, Math.floor(viewport.height))
    const canvas = createCanvas(width, height)
    await page.render({ canvas: canvas as unknown as HTMLCanvasElement, viewport, background: '#ffffff' }).promise
    page.cleanup()
    return await encodePixels(canvas.data(), width, height)
  } catch (error) {
    throw error instanceof UnfitPicture ? error : new UnfitPicture('broken')
  }
}
