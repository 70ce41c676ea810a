import Taro from '@tarojs/taro'
import type { FileAnswer } from '../../../shared/http/files'

const atOnce = 8_192

/** WeChat has no folder a person sees: the text goes to the clipboard, to be kept wherever they like. */
export async function download({ content }: FileAnswer): Promise<'saved' | 'copied'> {
  let raw = ''
  for (let from = 0; from < content.length; from += atOnce) {
    raw += String.fromCharCode(...content.subarray(from, from + atOnce))
  }
  await Taro.setClipboardData({ data: decodeURIComponent(escape(raw)) })
  return 'copied'
}
