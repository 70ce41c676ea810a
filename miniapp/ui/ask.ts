import Taro from '@tarojs/taro'
import { currentText } from '../platform/locale'
import { shellText } from '../platform/text'

interface Question {
  title: string
  body?: string
  /** At most 4 Chinese characters: WeChat refuses more. */
  ok?: string
  cancel?: string
}

/** Asks before what cannot be undone. */
export async function confirm({ title, body = '', ok, cancel }: Question): Promise<boolean> {
  const text = currentText(shellText)
  const answer = await Taro.showModal({
    title,
    content: body,
    confirmText: ok ?? text.confirm,
    cancelText: cancel ?? text.cancel,
    confirmColor: '#c8232c',
  })
  return answer.confirm
}

/** Says something the person need not act on. */
export function toast(title: string): void {
  void Taro.showToast({ title, icon: 'none', duration: 2_500 })
}
