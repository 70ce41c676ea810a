import { Text, View } from '@tarojs/components'
import { useRef } from 'react'
import { classWords } from '../../../shared/classes/wordsText'
import type { WorkerRow } from '../../../shared/classes/workers.desk.contract'
import { workersText } from '../../../shared/classes/workersText'
import { useText } from '../../platform/locale'
import { open } from '../../platform/navigate'
import { shellText } from '../../platform/text'
import { usePages } from '../../platform/usePages'
import { useWhen } from '../../platform/when'
import { Button, Card, Empty, Row, Tag } from '../../ui'
import { DeskPage } from '../parts/DeskPage'
import { planErrors, workers } from './parts/planClient'
import './parts/classPlans.scss'

definePageConfig({ navigationBarTitleText: '从业人员' })

/** Who works with children in the unions in reach; above all whose record check is to be seen to. */
export default function DeskWorkers() {
  const text = useText(workersText)
  const shell = useText(shellText)
  const warned = useRef<WorkerRow[]>([])
  const pages = usePages(async (cursor) => {
    const page = await workers.listWorkers({ query: cursor ? { cursor } : {} })
    if (!cursor) warned.current = page.warned
    return page
  })
  return (
    <DeskPage title={text.title} section="careWorkers" view={pages} errors={planErrors()}>
      {(rows) => (
        <View className="class-plans">
          <Text className="class-plan__hint">{text.lead}</Text>
          <View className="class-plan__bar">
            <Button size="small" onTap={() => open('/desk/classes/worker')}>
              {text.add}
            </Button>
          </View>
          <Workers title={text.warned} rows={warned.current} />
          {rows.length === 0 ? <Empty text={text.none} /> : <Workers title={text.everybody} rows={rows} />}
          {pages.hasMore && (
            <Button kind="outline" busy={pages.loadingMore} onTap={() => void pages.loadMore()}>
              {shell.more}
            </Button>
          )}
        </View>
      )}
    </DeskPage>
  )
}

function Workers({ title, rows }: { title: string; rows: readonly WorkerRow[] }) {
  if (rows.length === 0) return null
  return (
    <Card kind="rows" title={title}>
      {rows.map((row) => (
        <WorkerLine key={row.id} of={row} />
      ))}
    </Card>
  )
}

function WorkerLine({ of: { id, name, duty, organisation, validUntil, warning } }: { of: WorkerRow }) {
  const text = useText(workersText)
  const { duties } = useText(classWords)
  const when = useWhen()
  return (
    <Row
      title={`${name} · ${duties[duty]}`}
      note={
        <>
          <Text className="class-plan__line">{organisation.name}</Text>
          <Text className="class-plan__line">
            {validUntil ? text.validUntil(when.day(validUntil)) : text.neverChecked}
          </Text>
        </>
      }
      value={
        <Tag tone={warning === null ? 'ok' : 'warn'}>{warning === null ? text.valid : text.warnings[warning]}</Tag>
      }
      onTap={() => open(`/desk/classes/worker?id=${id}`)}
    />
  )
}
