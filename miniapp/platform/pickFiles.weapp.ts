import Taro from '@tarojs/taro'
import type { PickedFile, PickFrom } from './pickFiles'

/** WeChat's own limit of one choice. */
const mostAtOnce = 9
const quality = 80
const longestSide = 2_400

export async function pickFiles(from: PickFrom, most: number): Promise<PickedFile[]> {
  const count = Math.min(most, mostAtOnce)
  try {
    return from === 'documents' ? await pickDocuments(count) : await pickPictures(from, count)
  } catch {
    // Closing the list is a failure there.
    return []
  }
}

async function pickPictures(from: 'camera' | 'album', count: number): Promise<PickedFile[]> {
  const { tempFiles } = await Taro.chooseMedia({
    count,
    mediaType: ['image'],
    sourceType: [from],
    sizeType: ['compressed'],
  })
  return tempFiles.map(({ tempFilePath }) => ({
    name: `${/([^/]+?)(\.\w+)?$/.exec(tempFilePath)?.[1] ?? 'photo'}.jpg`.slice(-120),
    preview: tempFilePath,
    read: async () => readFile(await shrink(tempFilePath)),
  }))
}

async function pickDocuments(count: number): Promise<PickedFile[]> {
  const { tempFiles } = await Taro.chooseMessageFile({ count, type: 'file', extension: ['pdf'] })
  return tempFiles.map(({ name, path }) => ({ name, preview: null, read: () => readFile(path) }))
}

/** WeChat keeps the proportions where one side alone is given. */
async function shrink(src: string): Promise<string> {
  const { width, height } = await Taro.getImageInfo({ src })
  const side = width >= height ? { compressedWidth: longestSide } : { compressedHeight: longestSide }
  const isLarge = Math.max(width, height) > longestSide
  return (await Taro.compressImage({ src, quality, ...(isLarge ? side : {}) })).tempFilePath
}

const readFile = (filePath: string): Promise<Uint8Array> =>
  new Promise((done, failed) => {
    Taro.getFileSystemManager().readFile({
      filePath,
      success: ({ data }) => done(new Uint8Array(data as ArrayBuffer)),
      fail: ({ errMsg }) => failed(new Error(errMsg)),
    })
  })
