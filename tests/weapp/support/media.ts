import sharp from 'sharp'
import type { Foreign, Logic } from './logic'
import type { Phone } from './phone'
import type { Api } from './wx'

interface Options {
  phone: Phone
  logic: () => Logic
  api: Api
}

let taken = 0

/** WeChat's camera, album, chat files and file system: what the phone holds in their place. */
export function createMedia({ phone, logic, api }: Options): Record<string, unknown> {
  const keep = (content: Buffer, ending: string): string => {
    taken += 1
    const path = `wxfile://tmp_${taken}.${ending}`
    phone.files.set(path, content)
    return path
  }
  const read = (path: string): Buffer => {
    const content = phone.files.get(path)
    if (!content) throw new Error(`no such file or directory, open ${path}`)
    return content
  }
  return {
    chooseMedia: api('chooseMedia', ({ count = 9 }) => {
      const photos = phone.photos.splice(0, count)
      if (photos.length === 0) throw new Error('cancel')
      const tempFiles = photos.map((photo) => ({
        tempFilePath: keep(photo, 'jpg'),
        size: photo.length,
        fileType: 'image',
      }))
      return { tempFiles, type: 'image' }
    }),
    chooseMessageFile: api('chooseMessageFile', ({ count = 100 }) => {
      const documents = [...phone.documents].slice(0, count)
      if (documents.length === 0) throw new Error('cancel')
      const tempFiles = documents.map(([name, content]) => ({
        name,
        path: keep(content, 'pdf'),
        size: content.length,
        type: 'file',
        time: 0,
      }))
      return { tempFiles }
    }),
    getImageInfo: api('getImageInfo', async ({ src }) => {
      const { width, height } = await sharp(read(src)).metadata()
      return { width, height, path: src, orientation: 'up', type: 'jpeg' }
    }),
    compressImage: api('compressImage', async ({ src, quality = 80, compressedWidth, compressedHeight }) => {
      const size = {
        ...(compressedWidth ? { width: compressedWidth } : {}),
        ...(compressedHeight ? { height: compressedHeight } : {}),
      }
      const picture = sharp(read(src))
      const smaller = compressedWidth || compressedHeight ? picture.resize(size) : picture
      return { tempFilePath: keep(await smaller.jpeg({ quality }).toBuffer(), 'jpg') }
    }),
    getFileSystemManager: () => ({
      readFile: ({ filePath, success, fail }: Foreign) => {
        logic().later(() => {
          try {
            const content = read(filePath)
            const data = content.buffer.slice(content.byteOffset, content.byteOffset + content.length)
            // Bytes are handed over as they are.
            logic().call(success, undefined, Object.assign(logic().give({ errMsg: 'readFile:ok' }), { data }))
          } catch (error) {
            logic().call(fail, undefined, logic().give({ errMsg: `readFile:fail ${(error as Error).message}` }))
          }
        })
      },
    }),
  }
}
