import sharp, { type Sharp } from 'sharp'
import { looksOf, thumbSide } from './looks'
import { type FileType, isMovingPng } from './sniff'
import { type SafePage, UnfitPicture } from './types'

const maxPixels = 50_000_000
/** Small print of an invoice is still read in it. */
export const longestSide = 2_600
const quality = 82
/** A decoder cannot be stopped from outside. */
const seconds = 20

sharp.cache(false)
sharp.concurrency(1)
// Nothing but these is ever decoded, whatever a file pretends to be.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
})

/** Reads a picture and draws it anew: upright, in sRGB, without whatever else was in the file. */
export async function redraw(content: Buffer, type: Exclude<FileType, 'pdf'>): Promise<SafePage> {
  const open = () => sharp(content, { limitInputPixels: false, failOn: 'error' })
  const {
    width,
    height,
    pages = 1,
  } = await open()
    .metadata()
    .catch(() => {
      throw new UnfitPicture('broken')
    })
  if (pages > 1 || (type === 'png' && isMovingPng(content))) throw new UnfitPicture('animated')
  if (width * height > maxPixels) throw new UnfitPicture('tooLarge')
  return encode(sharp(content, { limitInputPixels: maxPixels, failOn: 'error' }).autoOrient())
}

/** Pixels, four bytes each, as a page. */
export const encodePixels = (pixels: Uint8Array, width: number, height: number): Promise<SafePage> =>
  encode(sharp(pixels, { raw: { width, height, channels: 4 } }))

async function encode(picture: Sharp): Promise<SafePage> {
  try {
    const { data, info } = await picture
      .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .jpeg({ quality })
      .timeout({ seconds })
      .toBuffer({ resolveWithObject: true })
    const thumb = await sharp(data).greyscale().resize(thumbSide, thumbSide, { fit: 'fill' }).raw().toBuffer()
    return { content: data, width: info.width, height: info.height, looks: looksOf(thumb) }
  } catch (error) {
    throw new UnfitPicture(/timeout/i.test((error as Error).message) ? 'tooSlow' : 'broken')
  }
}
