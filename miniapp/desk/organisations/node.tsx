import { useRouter } from '@tarojs/taro'
import { nodeText } from '../../../shared/organisations/nodeText'
import { organisationsText } from '../../../shared/organisations/text'
import { useText } from '../../platform/locale'
import { open } from '../../platform/navigate'
import { useView } from '../../platform/useView'
import { DeskPage } from '../parts/DeskPage'
import { unions } from './parts/clients'
import { NodePane } from './parts/NodePane'
import './organisations.scss'

definePageConfig({ navigationBarTitleText: '工会详情' })

/** One union, on a phone. */
export default function Node() {
  const text = useText(nodeText)
  const errors = useText(organisationsText).errors
  const { params } = useRouter()
  const id = params.id ?? ''
  const view = useView(() => unions.getNode({ params: { organisationId: id } }), { deps: [id] })
  return (
    <DeskPage title={text.title} section="organisations" view={view} errors={errors}>
      {(node) => (
        <NodePane node={node} onChanged={view.show} onDown={() => open(`/desk/organisations/tree?parent=${node.id}`)} />
      )}
    </DeskPage>
  )
}
