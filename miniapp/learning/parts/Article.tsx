import { Text, View } from '@tarojs/components'
import type { LessonView } from '../../../shared/learning/courses.contract'
import './courses.scss'

/** An article: nothing but words in headings, paragraphs and lists. */
export function Article({ blocks }: { blocks: LessonView['blocks'] }) {
  return (
    <View className="article">
      {blocks.map((block, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an article never changes while it is read
        <Block key={at} block={block} />
      ))}
    </View>
  )
}

function Block({ block }: { block: LessonView['blocks'][number] }) {
  if (block.kind === 'heading') {
    return (
      <Text className="article__heading" aria-role="heading" aria-level={2}>
        {block.words}
      </Text>
    )
  }
  if (block.kind === 'paragraph') return <Text className="article__paragraph">{block.words}</Text>
  return (
    <View aria-role="list">
      {block.items.map((item, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <View key={at} className="article__item" aria-role="listitem">
          <View className="article__dot" />
          <Text>{item}</Text>
        </View>
      ))}
    </View>
  )
}
