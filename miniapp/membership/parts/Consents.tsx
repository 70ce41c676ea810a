import { View } from '@tarojs/components'
import type { JoinView } from '../../../shared/membership/contract'
import { joinText } from '../../../shared/membership/joinText'
import { useText } from '../../platform/locale'
import { open } from '../../platform/navigate'
import { Card, Check } from '../../ui'

export type Purpose = JoinView['consentsDue'][number]

interface ConsentsProps {
  due: readonly Purpose[]
  given: readonly Purpose[]
  onChange: (given: Purpose[]) => void
}

/** The notice, and apart from it the sensitive purpose; each one is agreed to by its own tap, none beforehand. */
export function Consents({ due, given, onChange }: ConsentsProps) {
  const text = useText(joinText).start
  const toggle = (purpose: Purpose) => (isGiven: boolean) =>
    onChange(isGiven ? [...given, purpose] : given.filter((other) => other !== purpose))
  return (
    <Card title={text.consents} more={{ label: text.readNotice, onTap: () => open('/privacy/notice') }}>
      <View className="consents">
        {due.includes('notice') && (
          <Check label={text.agreeNotice} checked={given.includes('notice')} onChange={toggle('notice')} />
        )}
        {due.includes('document') && (
          <Check
            label={text.agreeDocument}
            note={text.trust}
            checked={given.includes('document')}
            onChange={toggle('document')}
          />
        )}
      </View>
    </Card>
  )
}
