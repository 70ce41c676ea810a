import { Text, View } from '@tarojs/components'
import type { HeldKind, NodeRow, NodeView } from '../../../../shared/organisations/desk.contract'
import { moveText } from '../../../../shared/organisations/moveText'
import { nodeText } from '../../../../shared/organisations/nodeText'
import { useText } from '../../../platform/locale'
import { Card } from '../../../ui'

/** What moving or merging does, in sentences, before it is done. */
export function Preview({ act, node, target }: { act: 'move' | 'merge'; node: NodeView; target: NodeRow }) {
  const text = useText(moveText)
  const words = useText(nodeText)
  const countOf = (kind: HeldKind) => node.held.find((one) => one.kind === kind)?.count ?? 0
  const lines =
    act === 'move'
      ? [
          text.moves(node.name, node.below),
          text.membersStay(countOf('members')),
          text.staffStay(countOf('staff')),
          ...(node.parent ? [text.losesReach(node.parent.name)] : []),
          text.gainsReach(target.name),
        ]
      : [
          ...node.held.map(({ kind, count }) =>
            count > 0 ? text.goesOver(count, words.held[kind]) : text.nothing(words.held[kind]),
          ),
          text.leftClosed(node.name),
          text.noUndo,
        ]
  return (
    <Card title={text.preview} kind="wash">
      <View aria-role="list">
        {lines.map((line) => (
          <Text key={line} className="orgs-place__line" aria-role="listitem">
            {line}
          </Text>
        ))}
      </View>
    </Card>
  )
}
