import { Text, View } from '@tarojs/components'
import type { SignedIn } from '../../../shared/identity/contract'
import { signInText } from '../../../shared/identity/signInText'
import { useText } from '../../platform/locale'
import { useCommand } from '../../platform/useCommand'
import { getWechatCode } from '../../platform/wechat'
import { Button, Card } from '../../ui'
import { explain, identity } from './clients'
import { NoticeLine } from './NoticeLine'

export function WechatEntry({ onDone, onSms }: { onDone: (signedIn: SignedIn) => void; onSms: () => void }) {
  const text = useText(signInText)
  // A code works once: each try fetches its own.
  const entry = useCommand(async (_: null) => identity.signInByWechat({ body: { code: await getWechatCode() } }), {
    onDone,
  })
  return (
    <>
      <Card>
        <Text className="entry__lead">{text.note}</Text>
        <Button busy={entry.busy} onTap={() => void entry.run(null)}>
          {text.byWechat}
        </Button>
        {entry.error && (
          <Text className="entry__error" aria-role="alert">
            {explain(entry.error)}
          </Text>
        )}
        <View className="entry__other">
          <Button kind="plain" size="small" onTap={onSms}>
            {text.bySms}
          </Button>
        </View>
      </Card>
      <NoticeLine />
    </>
  )
}
