import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { NodeView } from '../../../shared/organisations/desk.contract'
import { nodeFormText } from '../../../shared/organisations/nodeFormText'
import { organisationsText } from '../../../shared/organisations/text'
import { useText } from '../../platform/locale'
import { back } from '../../platform/navigate'
import { useCommand } from '../../platform/useCommand'
import { useView } from '../../platform/useView'
import { BottomBar, toast } from '../../ui'
import { DeskPage } from '../parts/DeskPage'
import { explained, unions } from './parts/clients'
import { formOf, inputOf, wrongIn } from './parts/form'
import { NodeFields } from './parts/NodeFields'
import './organisations.scss'

definePageConfig({ navigationBarTitleText: '工会资料' })

/** What a union says of itself: a new one under `parent`, or the one with `id`, at the version that was opened. */
export default function Form() {
  const text = useText(nodeFormText)
  const errors = useText(organisationsText).errors
  const { params } = useRouter()
  const id = params.id ?? params.parent ?? ''
  const view = useView(() => unions.getNode({ params: { organisationId: id } }), { deps: [id] })
  return (
    <DeskPage title={params.id ? text.editTitle : text.addTitle} section="organisations" view={view} errors={errors}>
      {(node) => (params.id ? <Fields node={node} /> : <Fields parent={node} />)}
    </DeskPage>
  )
}

/** Kept from its first drawing on: a refresh behind it does not overwrite what is being typed. */
function Fields({ node, parent }: { node?: NodeView; parent?: NodeView }) {
  const text = useText(nodeFormText)
  const [form, setForm] = useState(() => formOf(node))
  const [version] = useState(node?.version ?? 0)
  const saving = useCommand(
    (input: ReturnType<typeof inputOf>, options) =>
      node
        ? unions.editNode({ params: { organisationId: node.id }, body: { ...input, version } }, options)
        : unions.addNode({ body: { ...input, parentId: parent!.id } }, options),
    {
      onDone: (saved) => {
        toast(node ? text.saved : text.added(saved.name))
        back()
      },
    },
  )
  const wrong = wrongIn(form)
  const missing = form.name.trim() === '' ? text.missingName : form.kind === null ? text.missingKind : null
  return (
    <View className="orgs-form">
      <NodeFields
        form={form}
        wrong={wrong}
        onChange={(change) => setForm({ ...form, ...change })}
        parentName={node ? (node.parent?.name ?? null) : parent!.name}
        parentKind={parent?.kind ?? null}
      />
      <BottomBar
        label={text.save}
        missing={missing ?? (wrong.length > 0 ? text.wrong : null)}
        busy={saving.busy}
        error={explained(saving.error)}
        onTap={() => void saving.run(inputOf(form))}
      />
    </View>
  )
}
