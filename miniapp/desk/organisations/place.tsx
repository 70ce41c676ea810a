import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { NodeRow, NodeView } from '../../../shared/organisations/desk.contract'
import { moveText } from '../../../shared/organisations/moveText'
import { organisationsText } from '../../../shared/organisations/text'
import { useText } from '../../platform/locale'
import { back, replace } from '../../platform/navigate'
import { useCommand } from '../../platform/useCommand'
import { useView } from '../../platform/useView'
import { BottomBar, Button, Card, confirm, Row, toast } from '../../ui'
import { DeskPage } from '../parts/DeskPage'
import { explained, unions } from './parts/clients'
import { Preview } from './parts/Preview'
import { TreeList } from './parts/TreeList'
import './organisations.scss'

definePageConfig({ navigationBarTitleText: '移动或合并' })

/** Moving or merging a union (`?act=`): where to, what then happens, and the one act. */
export default function Place() {
  const text = useText(moveText)
  const errors = useText(organisationsText).errors
  const { params } = useRouter()
  const act = params.act === 'merge' ? 'merge' : 'move'
  const id = params.id ?? ''
  const view = useView(() => unions.getNode({ params: { organisationId: id } }), { deps: [id] })
  return (
    <DeskPage
      title={act === 'merge' ? text.mergeTitle : text.moveTitle}
      section="organisations"
      view={view}
      errors={errors}
    >
      {(node) => <Placing act={act} node={node} />}
    </DeskPage>
  )
}

function Placing({ act, node }: { act: 'move' | 'merge'; node: NodeView }) {
  const text = useText(moveText)
  const [target, setTarget] = useState<NodeRow>()
  const acting = useCommand(
    ({ id }: NodeRow, options) => {
      const params = { organisationId: node.id }
      const { version } = node
      return act === 'merge'
        ? unions.mergeNode({ params, body: { into: id, version } }, options)
        : unions.moveNode({ params, body: { to: id, version } }, options)
    },
    {
      onDone: (after) => {
        toast(act === 'merge' ? text.merged : text.moved)
        if (act === 'merge') replace(`/desk/organisations/node?id=${after.id}`)
        else back()
      },
    },
  )
  const run = async (to: NodeRow) => {
    const ask = { title: text.askMerge(node.name, to.name), body: text.noUndo, ok: text.mergeTitle }
    if (act === 'move' || (await confirm(ask))) await acting.run(to)
  }
  return (
    <View className="orgs-form">
      <Text className="orgs-place__lead" aria-role="heading" aria-level={2}>
        {act === 'merge' ? text.mergeLead(node.name) : text.moveLead(node.name)}
      </Text>
      {target ? (
        <Card kind="rows" title={text.chosen}>
          <Row
            title={target.name}
            note={target.parentName ?? ''}
            value={
              <Button kind="plain" size="small" onTap={() => setTarget(undefined)}>
                {text.change}
              </Button>
            }
          />
        </Card>
      ) : (
        <TreeList chosen={null} without={node.id} onChoose={setTarget} />
      )}
      {target && <Preview act={act} node={node} target={target} />}
      <BottomBar
        label={target ? (act === 'merge' ? text.mergeIt(target.name) : text.moveIt(target.name)) : ''}
        missing={target ? null : text.missing}
        busy={acting.busy}
        error={explained(acting.error)}
        onTap={() => target && void run(target)}
      />
    </View>
  )
}
