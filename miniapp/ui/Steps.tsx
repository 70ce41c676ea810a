import { Text, View } from '@tarojs/components'
import { useText } from '../platform/locale'
import { shellText } from '../platform/text'

/** "第 2 步,共 4 步", a thin bar, and that what was filled in is kept. */
export function Steps({ now, all, isDraftSaved = false }: { now: number; all: number; isDraftSaved?: boolean }) {
  const text = useText(shellText)
  return (
    <View className="steps">
      <View className="steps__words">
        <Text>{text.step(now, all)}</Text>
        {isDraftSaved && <Text>{text.draftSaved}</Text>}
      </View>
      <View className="steps__bar">
        <View className="steps__done" style={{ width: `${Math.round((now / all) * 100)}%` }} />
      </View>
    </View>
  )
}
