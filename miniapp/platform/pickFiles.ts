export interface PickedFile {
  name: string
  /** What an image element shows of it at once; null for documents. */
  preview: string | null
  /** Its bytes, of a picture made smaller first. */
  read(): Promise<Uint8Array>
}

export type PickFrom = 'camera' | 'album' | 'documents'

/** iPhones hand over HEIC as JPEG where only these are asked for. */
const pictures = 'image/jpeg,image/png,image/webp'

/** Longest side of what is sent: small print is read well in it, and 4 G carries it. */
const longestSide = 2_400
const quality = 0.82

/** Lets the person choose up to `most` files; none where they choose none. */
export function pickFiles(from: PickFrom, most: number): Promise<PickedFile[]> {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = from === 'documents' ? '.pdf,application/pdf' : pictures
  input.multiple = from !== 'camera'
  if (from === 'camera') input.setAttribute('capture', 'environment')
  return new Promise((done) => {
    input.addEventListener('cancel', () => done([]))
    input.addEventListener('change', () => done(Array.from(input.files ?? [], describe).slice(0, most)))
    input.click()
  })
}

function describe(file: File): PickedFile {
  const isPicture = file.type.startsWith('image/')
  return {
    name: isPicture ? file.name.replace(/\.\w+$/, '.jpg') : file.name,
    preview: isPicture ? URL.createObjectURL(file) : null,
    read: async () => (isPicture ? shrink(file) : new Uint8Array(await file.arrayBuffer())),
  }
}

/** As a JPEG of a size that is enough, upright whatever the camera noted. */
async function shrink(file: File): Promise<Uint8Array> {
  const picture = await createImageBitmap(file)
  const by = Math.min(1, longestSide / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(picture.width * by)
  canvas.height = Math.round(picture.height * by)
  const pen = canvas.getContext('2d')!
  // What was see-through would turn black.
  pen.fillStyle = '#ffffff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', quality))
  if (!blob) throw new Error('the picture cannot be read')
  return new Uint8Array(await blob.arrayBuffer())
}
