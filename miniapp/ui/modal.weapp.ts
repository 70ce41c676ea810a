import Taro from '@tarojs/taro'
import type { Modal } from './modal'

/** WeChat's own dialog; its words for the buttons have at most four Chinese characters. */
export async function askModal({ title, body, ok, cancel }: Modal): Promise<boolean> {
  const answer = await Taro.showModal({
    title,
    content: body,
    confirmText: ok,
    cancelText: cancel,
    confirmColor: '#c8232c',
  })
  return answer.confirm
}
