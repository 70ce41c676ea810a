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
  } catch (error) {
    // Closing the list is a failure there.
    if (/cancel/.test((error as Error).message)) return []
    throw error
  }
}

interface Callbacks<T> {
  success: (answer: T) => void
  fail: (failure: { errMsg: string }) => void
}

/** By callbacks: not every API of WeChat's is made a promise of. */
const ask = <T>(api: (callbacks: Callbacks<T>) => unknown): Promise<T> =>
  new Promise((success, failed) => {
    api({ success, fail: ({ errMsg }) => failed(new Error(errMsg)) })
  })

async function pickPictures(from: 'camera' | 'album', count: number): Promise<PickedFile[]> {
  const { tempFiles } = await ask<Taro.chooseMedia.SuccessCallbackResult>((callbacks) =>
    Taro.chooseMedia({ count, mediaType: ['image'], sourceType: [from], sizeType: ['compressed'], ...callbacks }),
  )
  return tempFiles.map(({ tempFilePath }) => ({
    name: `${/([^/]+?)(\.\w+)?$/.exec(tempFilePath)?.[1] ?? 'photo'}.jpg`.slice(-120),
    preview: tempFilePath,
    read: async () => readFile(await shrink(tempFilePath)),
  }))
}

async function pickDocuments(count: number): Promise<PickedFile[]> {
  const { tempFiles } = await ask<Taro.chooseMessageFile.SuccessCallbackResult>((callbacks) =>
    Taro.chooseMessageFile({ count, type: 'file', extension: ['pdf'], ...callbacks }),
  )
  return tempFiles.map(({ name, path }) => ({ name, preview: null, read: () => readFile(path) }))
}

/** WeChat keeps the proportions where one side alone is given. */
async function shrink(src: string): Promise<string> {
  const { width, height } = await ask<Taro.getImageInfo.SuccessCallbackResult>((callbacks) =>
    Taro.getImageInfo({ src, ...callbacks }),
  )
  const side = width >= height ? { compressedWidth: longestSide } : { compressedHeight: longestSide }
  const size = Math.max(width, height) > longestSide ? side : {}
  const { tempFilePath } = await ask<Taro.compressImage.SuccessCallbackResult>((callbacks) =>
    Taro.compressImage({ src, quality, ...size, ...callbacks }),
  )
  return tempFilePath
}

async function readFile(filePath: string): Promise<Uint8Array> {
  const { data } = await ask<Taro.FileSystemManager.ReadFileSuccessCallbackResult>((callbacks) =>
    Taro.getFileSystemManager().readFile({ filePath, ...callbacks }),
  )
  return new Uint8Array(data as ArrayBuffer)
}
