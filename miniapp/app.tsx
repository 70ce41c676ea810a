import './platform/schemas'
import './app.scss'
import './platform/browser'
import './ui'
import { useLaunch, usePageNotFound, useUnhandledRejection } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { currentText } from './platform/locale'
import { replace } from './platform/navigate'
import { watchNetwork } from './platform/network'
import { shellText } from './platform/text'
import { handleUnhandled } from './platform/unhandled'
import { checkForUpdate } from './platform/wechat'
import { toast } from './ui/ask'

/** Starts what every page relies on; a failure nobody handled is noted, and told only where somebody waits. */
export function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    watchNetwork()
    checkForUpdate()
  })
  usePageNotFound(() => {
    toast(currentText(shellText).pageGone)
    replace('/pages/home')
  })
  useUnhandledRejection(({ reason }) => handleUnhandled(reason, toast))
  return children
}

// Taro takes the app from the default export.
export default App
