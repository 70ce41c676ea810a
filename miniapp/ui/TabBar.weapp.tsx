import Taro, { useDidShow } from '@tarojs/taro'
import { useEffect } from 'react'
import { useText } from '../platform/locale'
import { shellText } from '../platform/text'
import { useUnread } from '../platform/unread'

export type TabName = 'home' | 'services' | 'messages' | 'mine'

const names: TabName[] = ['home', 'services', 'messages', 'mine']
const messages = names.indexOf('messages')

/** WeChat draws the bar itself: only its words and the count of unread messages are told to it. */
export function TabBar(_: { current: TabName }) {
  const { tabs } = useText(shellText)
  const unread = useUnread((state) => state.count)
  const tell = () => {
    names.forEach((name, index) => {
      Taro.setTabBarItem({ index, text: tabs[name], fail: ignore })
    })
    if (unread > 0) Taro.setTabBarBadge({ index: messages, text: unread > 99 ? '99+' : String(unread), fail: ignore })
    else Taro.removeTabBarBadge({ index: messages, fail: ignore })
  }
  useDidShow(tell)
  useEffect(tell, [tabs, unread])
  return null
}

/** WeChat refuses while another page is in front; the next show tells it again. */
function ignore() {}
