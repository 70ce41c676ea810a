import type { SubscribeKind } from '../../shared/notifications/subscribe'
import { useText } from '../platform/locale'
import { useSubscribe } from '../platform/subscribe'
import { shellText } from '../platform/text'
import { toast } from './ask'
import { Button } from './Button'

/** In WeChat, for who has not allowed a message of these kinds there yet. */
export function TellMe({ kinds }: { kinds: readonly SubscribeKind[] }) {
  const text = useText(shellText).telling
  const { isWorthAsking, ask } = useSubscribe(kinds)
  if (!isWorthAsking) return null
  const tap = async () => {
    if (await ask()) toast(text.done)
  }
  return (
    <Button kind="outline" onTap={() => void tap()}>
      {text.ask}
    </Button>
  )
}
