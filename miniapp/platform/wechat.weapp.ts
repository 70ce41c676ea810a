import Taro from '@tarojs/taro'
import { currentText } from './locale'
import { shellText } from './text'

export const isWechat: boolean = true

/** A fresh code of `wx.login`: lives 5 minutes, works once. */
export async function getWechatCode(): Promise<string> {
  return (await Taro.login()).code
}

export async function scanCode(): Promise<string | null> {
  try {
    return (await Taro.scanCode({ scanType: ['qrCode'] })).result
  } catch {
    return null
  }
}

/** Offers the new version once WeChat has fetched it. */
export function checkForUpdate(): void {
  const updates = Taro.getUpdateManager()
  updates.onUpdateReady(() => {
    const text = currentText(shellText).update
    Taro.showModal({
      title: text.title,
      content: text.body,
      confirmText: text.now,
      cancelText: text.later,
      success: ({ confirm }) => {
        if (confirm) updates.applyUpdate()
      },
    })
  })
}
