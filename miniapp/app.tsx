import './platform/schemas'
import './app.scss'
import './platform/browser'
import './ui'
import { useLaunch, useUnhandledRejection } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { watchNetwork } from './platform/network'
import { handleUnhandled } from './platform/unhandled'
import { checkForUpdate } from './platform/wechat'
import { toast } from './ui/ask'

/** Starts what every page relies on; a failure nobody handled is noted, and told only where somebody waits. */
export function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    watchNetwork()
    checkForUpdate()
  })
  useUnhandledRejection(({ reason }) => handleUnhandled(reason, toast))
  return children
}

// Taro takes the app from the default export.
export default App
