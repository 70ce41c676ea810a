import './platform/schemas'
import './app.scss'
import './platform/browser'
import './ui'
import { useLaunch, useUnhandledRejection } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { wordsOf } from './platform/errors'
import { watchNetwork } from './platform/network'
import { checkForUpdate } from './platform/wechat'
import { toast } from './ui/ask'

/** Starts what every page relies on; a failure nobody handled is at least told. */
export function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    watchNetwork()
    checkForUpdate()
  })
  useUnhandledRejection(({ reason }) => toast(wordsOf(reason)))
  return children
}

// Taro takes the app from the default export.
export default App
