import { Text, View } from '@tarojs/components'
import type { Locale } from '../../../shared/i18n'
import { identityText } from '../../../shared/identity/text'
import { useCare } from '../../platform/care'
import { useDemo } from '../../platform/demo'
import { useLocaleStore, useText } from '../../platform/locale'
import { open } from '../../platform/navigate'
import { Card, Check, Chips, type Option, Row } from '../../ui'

const languages: Option<Locale>[] = [
  { value: 'zh', label: '中文' },
  { value: 'en', label: 'English' },
]

/** How the program looks and speaks, for visitors too. */
export function Settings() {
  const text = useText(identityText).mine
  const { locale, choose } = useLocaleStore()
  const care = useCare()
  const isDemo = useDemo((demo) => demo.isDemo)
  return (
    <Card kind="rows" title={text.settings}>
      <Check kind="switch" label={text.care} note={text.careNote} checked={care.isOn} onChange={care.turn} />
      <View className="setting">
        <Text>{text.language}</Text>
        <Chips label={text.language} options={languages} value={locale} onChange={choose} />
      </View>
      <Row title={text.privacy} onTap={() => open('/privacy/notice')} />
      {isDemo && <Row title={text.demo} onTap={() => open('/demo/cast')} />}
    </Card>
  )
}
