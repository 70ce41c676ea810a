import { Text, View } from '@tarojs/components'
import { ApiError } from '../../shared/http/client'
import { codeOf, wordsOf } from '../platform/errors'
import { useText } from '../platform/locale'
import { open } from '../platform/navigate'
import { useNetwork } from '../platform/network'
import { shellText } from '../platform/text'
import { Button } from './Button'

/** One sentence, and the one thing to do. */
export function Empty({ text, action }: { text: string; action?: { label: string; onTap: () => void } }) {
  return (
    <View className="page__state">
      <Text className="page__state-text">{text}</Text>
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
}

/** What happened, what is kept, what to do; with the reference staff can look up, and a way to tell them. */
export function Failure({ error, words, onRetry }: FailureProps) {
  const text = useText(shellText)
  const isOnline = useNetwork((network) => network.isOnline)
  const code = codeOf(error)
  const isSignedOut = code === 'access.signed_out'
  const reference = error instanceof ApiError ? error.requestId : undefined
  if (!isOnline) return <NoNetwork onRetry={onRetry} />
  return (
    <View className="page__state" aria-role="alert">
      <Text className="page__state-title">{isSignedOut ? text.signIn : text.errorTitle}</Text>
      <Text className="page__state-text">{wordsOf(error, words)}</Text>
      {reference && !isSignedOut && <Text className="page__state-reference">{text.number(reference)}</Text>}
      <Button
        size="small"
        className="page__state-action"
        onTap={isSignedOut ? () => open('/identity/sign-in') : onRetry}
      >
        {isSignedOut ? text.signIn : text.retry}
      </Button>
      {reference && code === 'server.failed' && (
        <Button kind="plain" size="small" onTap={() => open(`/complaints/new?reference=${reference}`)}>
          {text.tellUs}
        </Button>
      )}
    </View>
  )
}

/** At the first start there is nothing kept to show; `Page` asks again by itself once there is a network. */
function NoNetwork({ onRetry }: { onRetry: () => void }) {
  const text = useText(shellText)
  return (
    <View className="page__state" aria-role="alert">
      <Text className="page__state-title">{text.noNetworkTitle}</Text>
      <Text className="page__state-text">{text.noNetwork}</Text>
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
