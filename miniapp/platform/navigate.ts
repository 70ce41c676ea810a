import Taro from '@tarojs/taro'

const tabs = ['/pages/home', '/pages/services', '/pages/messages', '/pages/mine']

/** Opens a page by its path, tab page or not. */
export function open(url: string): void {
  const path = url.split('?')[0] ?? url
  if (tabs.includes(path)) void Taro.switchTab({ url: path })
  else void Taro.navigateTo({ url })
}

/** Replaces this page, as a finished form is replaced by its result. */
export function replace(url: string): void {
  if (tabs.includes(url.split('?')[0] ?? url)) void Taro.switchTab({ url })
  else void Taro.redirectTo({ url })
}

/** One page back, or home where this page was opened by a link. */
export function back(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else void Taro.switchTab({ url: '/pages/home' })
}
