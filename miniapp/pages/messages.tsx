import { CustomWrapper, Text, View } from '@tarojs/components'
import { useEffect, useRef } from 'react'
import { type MessageView, notifications as notificationsContract } from '../../shared/notifications/contract'
import { notificationsText } from '../../shared/notifications/text'
import { clientOf } from '../platform/client'
import { useLocale, useText } from '../platform/locale'
import { open } from '../platform/navigate'
import { useSession } from '../platform/session'
import { shellText } from '../platform/text'
import { tellUnread, useUnread } from '../platform/unread'
import { useCommand } from '../platform/useCommand'
import { type Pages, usePages } from '../platform/usePages'
import { useShown } from '../platform/useShown'
import { Button, Empty, Page } from '../ui'
import { MessageCard } from './parts/MessageCard'
import './pages.scss'

definePageConfig({ navigationBarTitleText: '消息' })

const notifications = clientOf(notificationsContract)
/** A short list needs nobody to say that it ends. */
const rowsWithoutAnEnd = 10

export default function Messages() {
  const text = useText(notificationsText)
  const shell = useText(shellText)
  const locale = useLocale()
  const isSignedIn = useSession((session) => session.token !== null)
  const pages = usePages(
    async (cursor) => {
      const page = await notifications.listMessages({ query: cursor ? { cursor } : {} })
      tellUnread(page.unread)
      return page
    },
    { deps: [locale], ready: isSignedIn },
  )
  useReadOnceShown(pages)
  if (!isSignedIn) {
    return (
      <Page title={text.title} tab="messages">
        <Empty text={text.signedOut} action={{ label: text.signIn, onTap: () => open('/identity/sign-in') }} />
      </Page>
    )
  }
  return (
    <Page title={text.title} tab="messages" view={pages}>
      {(messages) =>
        messages.length === 0 ? (
          <Empty text={text.empty} action={{ label: text.goServices, onTap: () => open('/pages/services') }} />
        ) : (
          <>
            {pages.hasMore && <Unread newest={messages[0]!.id} />}
            {messages.map((message) => (
              <CustomWrapper key={message.id}>
                <MessageCard message={message} />
              </CustomWrapper>
            ))}
            {pages.hasMore ? (
              <Button kind="outline" busy={pages.loadingMore} onTap={() => void pages.loadMore()}>
                {shell.more}
              </Button>
            ) : (
              messages.length > rowsWithoutAnEnd && <Text className="messages__end">{text.end}</Text>
            )}
          </>
        )
      }
    </Page>
  )
}

/** Of what lies further down, which nobody has looked at: all of it can be marked as read at once. */
function Unread({ newest }: { newest: string }) {
  const text = useText(notificationsText)
  const unread = useUnread((state) => state.count)
  const { run, busy } = useCommand(notifications.readMessages, { onDone: (answer) => tellUnread(answer.unread) })
  if (unread === 0) return null
  return (
    <View className="messages__unread">
      <Text>{text.unreadCount(unread)}</Text>
      <Button kind="plain" size="small" busy={busy} onTap={() => void run({ body: { upTo: newest } })}>
        {text.readAll}
      </Button>
    </View>
  )
}

/** What was in front of the person's eyes counts as read; its mark stays while they look, and is gone when they come again. */
function useReadOnceShown({ data: messages, show }: Pages<MessageView>) {
  const isShown = useShown()
  const unread = useUnread((state) => state.count)
  const upTo = messages?.[0]?.id
  const from = messages?.at(-1)?.id
  const range = `${upTo} ${from}`
  const told = useRef('')
  useEffect(() => {
    if (!isShown || unread === 0 || !upTo || !from || told.current === range) return
    notifications.readMessages({ body: { upTo, from } }).then(
      (answer) => {
        told.current = range
        tellUnread(answer.unread)
      },
      // Without a network they stay unread, and are told as such the next time.
      () => {},
    )
  }, [isShown, unread, upTo, from, range])
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, on leaving
  useEffect(() => {
    if (isShown || told.current !== range || !messages?.some(({ readAt }) => readAt === null)) return
    const readAt = new Date().toISOString()
    show(messages.map((message) => ({ ...message, readAt: message.readAt ?? readAt })))
  }, [isShown])
}
