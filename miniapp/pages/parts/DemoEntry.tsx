import { Text, View } from '@tarojs/components'
import { homeText } from '../../../shared/home/text'
import { useText } from '../../platform/locale'
import { open } from '../../platform/navigate'

/** Says that this is a demo, and leads to its cast. */
export function DemoEntry({ isAgain }: { isAgain: boolean }) {
  const text = useText(homeText)
  return (
    <View className="demo-entry" aria-role="button" onClick={() => open('/demo/cast')}>
      <Text>{isAgain ? text.demoAgain : text.demo} ›</Text>
    </View>
  )
}
