import Taro from '@tarojs/taro'
import type { FileAnswer } from '../../shared/http/files'

export interface ChosenFile {
  name: string
  size: number
  read(): Promise<Uint8Array>
}

/** WeChat has no folders: a file is chosen from a chat, as the file helper's. */
export async function chooseFile(endings: readonly string[]): Promise<ChosenFile | null> {
  const extension = endings.map((ending) => ending.replace('.', ''))
  try {
    const { tempFiles } = await Taro.chooseMessageFile({ count: 1, type: 'file', extension })
    const file = tempFiles[0]
    return file ? { name: file.name, size: file.size, read: () => readFile(file.path) } : null
  } catch {
    // Closing the list is a failure there.
    return null
  }
}

const readFile = (filePath: string): Promise<Uint8Array> =>
  new Promise((done, failed) => {
    Taro.getFileSystemManager().readFile({
      filePath,
      success: ({ data }) => done(new Uint8Array(data as ArrayBuffer)),
      fail: ({ errMsg }) => failed(new Error(errMsg)),
    })
  })

/** Shows it, with WeChat's menu to send it to a chat or keep it. */
export async function saveFile({ name, content }: FileAnswer): Promise<void> {
  const filePath = `${Taro.env.USER_DATA_PATH}/${name}`
  const data = content.buffer.slice(content.byteOffset, content.byteOffset + content.byteLength) as ArrayBuffer
  await new Promise<void>((done, failed) => {
    Taro.getFileSystemManager().writeFile({
      filePath,
      data,
      success: () => done(),
      fail: ({ errMsg }) => failed(new Error(errMsg)),
    })
  })
  await Taro.openDocument({ filePath, showMenu: true })
}
