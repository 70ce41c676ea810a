import { Text, View } from '@tarojs/components'
import type { NodeView } from '../../../../shared/organisations/desk.contract'
import { findText } from '../../../../shared/organisations/findText'
import { nodeText } from '../../../../shared/organisations/nodeText'
import { useText } from '../../../platform/locale'
import { open } from '../../../platform/navigate'
import { useCommand } from '../../../platform/useCommand'
import { Button, Card, confirm, Row, Tag, toast, Warning } from '../../../ui'
import { explained, unions } from './clients'

interface NodePaneProps {
  node: NodeView
  onChanged: (node: NodeView) => void
  /** Opens the unions below, where the tree is not beside it. */
  onDown?: () => void
}

/** A union as its administrators see it: what it says of itself, what hangs on it, and what can be done with it. */
export function NodePane({ node, onChanged, onDown }: NodePaneProps) {
  const text = useText(nodeText)
  const { kinds } = useText(findText)
  const closing = useCommand(unions.closeNode, {
    onDone: (closed) => {
      toast(text.closeDone)
      onChanged(closed)
    },
  })
  const close = async () => {
    const isSure = await confirm({ title: text.closeAsk(node.name), body: text.closeBody, ok: text.close })
    const { id, version } = node
    if (isSure) await closing.run({ params: { organisationId: id }, body: { version } })
  }
  return (
    <View className="orgs-node">
      {node.closedAt !== null && (
        <Warning text={node.mergedInto ? text.mergedInto(node.mergedInto.name) : text.closedNote} />
      )}
      <Card title={node.name} aside={<Tag>{kinds[node.kind]}</Tag>}>
        {node.parent && <Text className="orgs-node__under">{text.under(node.parent.name)}</Text>}
        <Held node={node} />
        <Actions node={node} onClose={() => void close()} isClosing={closing.busy} onDown={onDown} />
        {closing.error && (
          <Text className="orgs-node__error" aria-role="alert">
            {explained(closing.error)}
          </Text>
        )}
      </Card>
      <Said node={node} />
    </View>
  )
}

function Held({ node }: { node: NodeView }) {
  const text = useText(nodeText)
  return (
    <View className="orgs-held" aria-role="list">
      {node.held.map(({ kind, count }) => (
        <View key={kind} className="orgs-held__one" aria-role="listitem">
          <Text className="orgs-held__count">{String(count)}</Text>
          <Text className="orgs-held__what">{text.held[kind]}</Text>
        </View>
      ))}
    </View>
  )
}

interface ActionsProps {
  node: NodeView
  onClose: () => void
  isClosing: boolean
  onDown: (() => void) | undefined
}

function Actions({ node, onClose, isClosing, onDown }: ActionsProps) {
  const text = useText(nodeText)
  const { id, actions, below } = node
  const go = (path: string) => () => open(`/desk/organisations/${path}`)
  return (
    <View className="orgs-actions">
      {onDown && below > 0 && (
        <Button kind="outline" size="small" onTap={onDown}>
          {text.tree}
        </Button>
      )}
      {actions.includes('grant') && (
        <Button size="small" onTap={go(`staff?organisation=${id}`)}>
          {text.staff}
        </Button>
      )}
      {actions.includes('edit') && (
        <Button kind="outline" size="small" onTap={go(`form?id=${id}`)}>
          {text.edit}
        </Button>
      )}
      {actions.includes('add') && (
        <Button kind="outline" size="small" onTap={go(`form?parent=${id}`)}>
          {text.add}
        </Button>
      )}
      {actions.includes('move') && (
        <Button kind="outline" size="small" onTap={go(`place?act=move&id=${id}`)}>
          {text.move}
        </Button>
      )}
      {actions.includes('merge') && (
        <Button kind="outline" size="small" onTap={go(`place?act=merge&id=${id}`)}>
          {text.merge}
        </Button>
      )}
      {actions.includes('close') && (
        <Button kind="outline" size="small" busy={isClosing} onTap={onClose}>
          {text.close}
        </Button>
      )}
    </View>
  )
}

/** What the union says of itself. */
function Said({ node }: { node: NodeView }) {
  const text = useText(nodeText)
  const { position } = node
  const lines: [string, string | null][] = [
    [text.accepts, node.acceptsApplications ? text.acceptsYes : text.acceptsNo],
    [text.address, node.address],
    [text.contactPhone, node.contactPhone],
    [text.hours, node.hours],
    [text.district, node.district],
    [text.regionCode, node.regionCode],
    [text.creditCode, node.creditCode],
    [text.position, position && `${position.latitude}, ${position.longitude}`],
  ]
  return (
    <Card kind="rows">
      {lines.map(([label, value]) => (
        <Row key={label} title={label} value={value ?? text.unset} />
      ))}
    </Card>
  )
}
