import { useText } from '../platform/locale'
import { open } from '../platform/navigate'
import { shellText } from '../platform/text'
import { useUnread } from '../platform/unread'
import { tabIcons } from './tabIcons'

export type TabName = keyof typeof tabIcons

const names = Object.keys(tabIcons) as TabName[]

/** H5 only: WeChat draws its own (see `TabBar.weapp.tsx`). Links, so that browsers treat them as such. */
export function TabBar({ current }: { current: TabName }) {
  const text = useText(shellText)
  const unread = useUnread((state) => state.count)
  return (
    <>
      <div className="tab-bar__room" />
      <nav className="tab-bar" aria-label={text.tabBar}>
        {names.map((name) => (
          <a
            key={name}
            href={name === 'home' ? '/' : `/pages/${name}`}
            className={name === current ? 'tab-bar__tab tab-bar__tab--current' : 'tab-bar__tab'}
            aria-current={name === current ? 'page' : undefined}
            onClick={(event) => {
              if (event.metaKey || event.ctrlKey) return
              event.preventDefault()
              if (name !== current) open(`/pages/${name}`)
            }}
          >
            <img
              className="tab-bar__icon"
              alt=""
              src={name === current ? tabIcons[name].chosen : tabIcons[name].plain}
            />
            {text.tabs[name]}
            {name === 'messages' && unread > 0 && (
              <span className="tab-bar__count" role="img" aria-label={text.unread(unread)}>
                {unread > 99 ? '99+' : unread}
              </span>
            )}
          </a>
        ))}
      </nav>
    </>
  )
}
