import { Text, View } from '@tarojs/components'
import { signInText } from '../../../shared/identity/signInText'
import { useText } from '../../platform/locale'
import { open } from '../../platform/navigate'

/** What is kept from now on is told before; agreeing to it is asked where it is needed. */
export function NoticeLine() {
  const text = useText(signInText)
  return (
    <View className="entry__notice">
      <Text>{text.agree}</Text>
      <View className="entry__link" aria-role="button" onClick={() => open('/privacy/notice')}>
        <Text>{text.notice}</Text>
      </View>
    </View>
  )
}
