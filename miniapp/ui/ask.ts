import Taro from '@tarojs/taro'
import { currentText } from '../platform/locale'
import { shellText } from '../platform/text'
import { askModal } from './modal'

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
  return askModal({ title, body, ok: ok ?? text.confirm, cancel: cancel ?? text.cancel })
}

/** Says something the person need not act on. */
export function toast(title: string): void {
  void Taro.showToast({ title, icon: 'none', duration: 2_500 })
}
