import { Text, View } from '@tarojs/components'
import type { MeView } from '../../../shared/identity/contract'
import { signInText } from '../../../shared/identity/signInText'
import { useText } from '../../platform/locale'
import { open } from '../../platform/navigate'
import { useSession } from '../../platform/session'
import { useCommand } from '../../platform/useCommand'
import { Button, Card } from '../../ui'
import { explain, identity, isPhoneHeld } from './clients'

/** WeChat vouches for the number by its own button; a refusal there changes nothing. */
export function BindPhone({ onDone, onLater }: { onDone: (me: MeView) => void; onLater: () => void }) {
  const text = useText(signInText)
  const update = useSession((session) => session.update)
  const binding = useCommand(identity.bindPhone, {
    onDone: (me) => {
      update(me)
      onDone(me)
    },
  })
  return (
    <Card title={text.bindTitle}>
      <Text className="entry__lead">{text.bindBody}</Text>
      <Button
        busy={binding.busy}
        openType="getPhoneNumber"
        onPhoneNumber={(code) => code && void binding.run({ body: { code } })}
      >
        {text.wechatPhone}
      </Button>
      {binding.error && (
        <Text className="entry__error" aria-role="alert">
          {explain(binding.error)}
        </Text>
      )}
      {binding.error && isPhoneHeld(binding.error) && (
        <Button kind="outline" size="small" onTap={() => open('/membership/release?about=phone')}>
          {text.phoneHeld}
        </Button>
      )}
      <View className="entry__other">
        <Button kind="plain" size="small" onTap={onLater}>
          {text.later}
        </Button>
      </View>
    </Card>
  )
}
