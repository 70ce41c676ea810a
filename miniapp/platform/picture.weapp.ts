import Taro from '@tarojs/taro'
import type { FileAnswer } from '../../shared/http/files'

export function pictureSource({ type, content }: FileAnswer): string {
  const bytes = content.buffer.slice(content.byteOffset, content.byteOffset + content.byteLength) as ArrayBuffer
  return `data:${type};base64,${Taro.arrayBufferToBase64(bytes)}`
}
