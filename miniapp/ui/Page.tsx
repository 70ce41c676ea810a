import { View } from '@tarojs/components'
import Taro, { useDidShow, usePullDownRefresh } from '@tarojs/taro'
import { type ReactNode, useEffect, useRef } from 'react'
import { useCare } from '../platform/care'
import { useText } from '../platform/locale'
import { useNetwork } from '../platform/network'
import { shellText } from '../platform/text'
import { useShown } from '../platform/useShown'
import type { View as LoadedView } from '../platform/useView'
import { Header } from './Header'
import { Failure, Warning } from './Notice'
import { Skeleton } from './Skeleton'
import { StepUpSheet } from './StepUpSheet'
import { TabBar, type TabName } from './TabBar'

interface PageProps<T> {
  /** Set in the bar on top, in the language that was chosen. */
  title: string
  /** What the page shows; its loading, error and pull-down are handled here. */
  view?: LoadedView<T>
  /** A tab page's name. */
  tab?: TabName
  /** Desk pages use the whole width and lay themselves out. */
  wide?: boolean
  /** Cards that stand by themselves fill a wide screen side by side. */
  columns?: boolean
  skeleton?: ReactNode
  /** What stands round the content whether it is there, awaited or failed: the parts of the desk. */
  frame?: (content: ReactNode) => ReactNode
  /** The feature's words for error codes. */
  errors?: Record<string, string>
  children: ReactNode | ((data: T) => ReactNode)
}

/** The frame of every page: loading, failed, stale and offline states, care mode, and the bars. */
export function Page<T>(props: PageProps<T>) {
  const { title, view, tab, wide = false, columns = false } = props
  const text = useText(shellText)
  const isCare = useCare((care) => care.isOn)
  const isOnline = useNetwork((network) => network.isOnline)
  const isShown = useShown()
  useTitle(title)
  usePullDownRefresh(async () => {
    await view?.refresh()
    Taro.stopPullDownRefresh()
  })
  useRefreshWhenBack(isOnline, view)
  const isStale = view?.error !== undefined && view.data !== undefined && !view.loading
  // Where there is nothing to show yet, the screen itself says that there is no network.
  const isBlank = view?.error !== undefined && view.data === undefined
  return (
    <View
      className={`page ${isCare ? 'page--care' : ''} ${wide ? 'page--wide' : ''} ${columns ? 'page--columns' : ''}`}
    >
      <Header title={title} isTab={tab !== undefined} />
      {!isOnline && !isBlank && <Warning text={text.offline} />}
      {isStale && isOnline && (
        <Warning text={text.stale} action={{ label: text.retry, onTap: () => void view.refresh() }} />
      )}
      {contentOf(props)}
      {tab && <TabBar current={tab} />}
      {isShown && <StepUpSheet />}
    </View>
  )
}

function contentOf<T>({ view, children, skeleton, errors, frame }: PageProps<T>): ReactNode {
  const inBody = (content: ReactNode) => <View className="page__body">{frame ? frame(content) : content}</View>
  if (!view || view.data !== undefined) {
    return inBody(typeof children === 'function' ? children(view?.data as T) : children)
  }
  const state =
    view.error && !view.loading ? (
      <Failure isPage error={view.error} words={errors} onRetry={() => void view.refresh()} />
    ) : (
      (skeleton ?? <Skeleton />)
    )
  return frame ? inBody(state) : state
}

function useTitle(title: string) {
  const show = () => void Taro.setNavigationBarTitle({ title })
  useDidShow(show)
  useEffect(show, [title])
}

/** Asks again by itself as soon as the network is back, where something failed. */
function useRefreshWhenBack<T>(isOnline: boolean, view: LoadedView<T> | undefined) {
  const wasOnline = useRef(isOnline)
  const cameBack = useRef(false)
  useEffect(() => {
    if (isOnline && !wasOnline.current) cameBack.current = true
    wasOnline.current = isOnline
    // What is still being asked may have been asked without a network: how it ends is waited for.
    if (!cameBack.current || view?.loading) return
    cameBack.current = false
    if (view?.error) void view.refresh()
  }, [isOnline, view])
}
