import { Text, View } from '@tarojs/components'
import { ApiError } from '../../shared/http/client'
import { codeOf, wordsOf } from '../platform/errors'
import { useText } from '../platform/locale'
import { back, open } from '../platform/navigate'
import { useNetwork } from '../platform/network'
import { useSession } from '../platform/session'
import { shellText } from '../platform/text'
import { Button } from './Button'
import { Phrases } from './Phrases'

/** One sentence, and the one thing to do. */
export function Empty({ text, action }: { text: string; action?: { label: string; onTap: () => void } }) {
  return (
    <View className="page__state">
      <Text className="page__state-text">
        <Phrases>{text}</Phrases>
      </Text>
      {action && (
        <Button kind="outline" size="small" className="page__state-action" onTap={action.onTap}>
          {action.label}
        </Button>
      )}
    </View>
  )
}

interface FailureProps {
  error: Error
  words?: Record<string, string>
  onRetry: () => void
  /** It stands for the whole page: where that is not there, the way on is back. */
  isPage?: boolean
}

/** What happened, what is kept, what to do; with the reference staff can look up, and a way to tell them. */
export function Failure({ error, words, onRetry, isPage = false }: FailureProps) {
  const text = useText(shellText)
  const isOnline = useNetwork((network) => network.isOnline)
  const code = codeOf(error)
  const reference = error instanceof ApiError ? error.requestId : undefined
  const isGone = isPage && error instanceof ApiError && error.status === 404
  if (!isOnline) return <NoNetwork onRetry={onRetry} />
  if (code === 'access.signed_out') return <SignInFirst />
  return (
    <View className="page__state" aria-role="alert">
      <Text className="page__state-title">{text.errorTitle}</Text>
      <Text className="page__state-text">
        <Phrases>{wordsOf(error, words)}</Phrases>
      </Text>
      {reference && !isGone && <Text className="page__state-reference">{text.number(reference)}</Text>}
      <Button size="small" className="page__state-action" onTap={isGone ? back : onRetry}>
        {isGone ? text.back : text.retry}
      </Button>
      {reference && code === 'server.failed' && (
        <Button kind="plain" size="small" onTap={() => open(`/complaints/new?reference=${reference}`)}>
          {text.tellUs}
        </Button>
      )}
    </View>
  )
}

/** What only somebody known can see; after signing in they are back here. */
export function SignInFirst() {
  const text = useText(shellText)
  const hasExpired = useSession((session) => session.hasExpired)
  return (
    <View className="page__state" aria-role="alert">
      <Text className="page__state-title">{hasExpired ? text.signInAgain : text.signInFirst}</Text>
      <Text className="page__state-text">{text.signInThen}</Text>
      <Button size="small" className="page__state-action" onTap={() => open('/identity/sign-in')}>
        {text.signIn}
      </Button>
    </View>
  )
}

/** At the first start there is nothing kept to show; `Page` asks again by itself once there is a network. */
function NoNetwork({ onRetry }: { onRetry: () => void }) {
  const text = useText(shellText)
  return (
    <View className="page__state" aria-role="alert">
      <Text className="page__state-title">{text.noNetworkTitle}</Text>
      <Text className="page__state-text">
        <Phrases>{text.noNetwork}</Phrases>
      </Text>
      <Button size="small" className="page__state-action" onTap={onRetry}>
        {text.retry}
      </Button>
    </View>
  )
}

/** The yellow bar. */
export function Warning({ text, action }: { text: string; action?: { label: string; onTap: () => void } }) {
  return (
    <View className="page__notice" aria-role="status">
      <Text className="page__notice-text">{text}</Text>
      {action && (
        <Button kind="plain" size="small" onTap={action.onTap}>
          {action.label}
        </Button>
      )}
    </View>
  )
}
