import { Text, View } from '@tarojs/components'
import { useDidShow, useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { organisationsText } from '../../../shared/organisations/text'
import { treeText } from '../../../shared/organisations/treeText'
import { useText } from '../../platform/locale'
import { open } from '../../platform/navigate'
import { useView } from '../../platform/useView'
import { Empty, Failure, Skeleton } from '../../ui'
import { DeskPage } from '../parts/DeskPage'
import { useWide } from '../parts/useWide'
import { unions } from './parts/clients'
import { NodePane } from './parts/NodePane'
import { TreeList } from './parts/TreeList'
import './organisations.scss'

definePageConfig({ navigationBarTitleText: '机构' })

/** The unions one looks after; on a wide screen the one that was chosen stands beside the tree. */
export default function Tree() {
  const text = useText(treeText)
  const isWide = useWide()
  const { params } = useRouter()
  const [chosen, setChosen] = useState<string | null>(null)
  const [changes, setChanges] = useState(0)
  const changed = () => setChanges((count) => count + 1)
  useDidShow(changed)
  const choose = (id: string) => (isWide ? setChosen(id) : open(`/desk/organisations/node?id=${id}`))
  return (
    <DeskPage title={text.title} section="organisations">
      <View className="orgs-frame">
        <View className="orgs-frame__list">
          <View className="orgs-frame__import" aria-role="link" onClick={() => open('/desk/organisations/import')}>
            <Text>{text.importing} ›</Text>
          </View>
          <TreeList
            chosen={chosen}
            onChoose={({ id }) => choose(id)}
            {...(params.parent ? { startAt: params.parent } : {})}
            changes={changes}
          />
        </View>
        {isWide && (
          <View className="orgs-frame__pane">
            {chosen ? <Beside id={chosen} changes={changes} onChanged={changed} /> : <Empty text={text.choose} />}
          </View>
        )}
      </View>
    </DeskPage>
  )
}

function Beside({ id, changes, onChanged }: { id: string; changes: number; onChanged: () => void }) {
  const errors = useText(organisationsText).errors
  const view = useView(() => unions.getNode({ params: { organisationId: id } }), { deps: [id, changes] })
  if (view.error && !view.loading) {
    return <Failure error={view.error} words={errors} onRetry={() => void view.refresh()} />
  }
  if (!view.data) return <Skeleton />
  return <NodePane node={view.data} onChanged={onChanged} />
}
