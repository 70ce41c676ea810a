import { Text, View } from '@tarojs/components'
import type { PlanRow } from '../../../shared/insurance/plans.desk.contract'
import { plansText } from '../../../shared/insurance/plansText'
import { useLocale, useText } from '../../platform/locale'
import { open } from '../../platform/navigate'
import { shellText } from '../../platform/text'
import { usePages } from '../../platform/usePages'
import { Button, Card, Empty, Row, Tag } from '../../ui'
import { DeskPage } from '../parts/DeskPage'
import { planErrors, plans } from './parts/planClient'
import './parts/plans.scss'

definePageConfig({ navigationBarTitleText: '保障计划' })

/** The plans of one's own unions, and those of the unions above. */
export default function DeskPlans() {
  const text = useText(plansText)
  const shell = useText(shellText)
  const pages = usePages((cursor) => plans.listDeskPlans({ query: cursor ? { cursor } : {} }))
  return (
    <DeskPage title={text.title} section="plans" view={pages} errors={planErrors()}>
      {(rows) => (
        <View className="plans">
          {rows.length === 0 ? (
            <Empty text={text.none} />
          ) : (
            <Card kind="rows">
              {rows.map((row) => (
                <PlanLine key={row.id} row={row} />
              ))}
            </Card>
          )}
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

function PlanLine({ row: { id, name, organisation, grantedBy, published, hasDraft, isClosed } }: { row: PlanRow }) {
  const text = useText(plansText)
  const locale = useLocale()
  const tag = isClosed ? <Tag>{text.closed}</Tag> : hasDraft ? <Tag tone="warn">{text.draft}</Tag> : undefined
  return (
    <Row
      title={name[locale]}
      note={
        <>
          <Text className="plans__note">{`${organisation.name} · ${text.grantedBy[grantedBy]}`}</Text>
          <Text className="plans__note">{published === 0 ? text.noVersion : text.versionNow(published)}</Text>
        </>
      }
      value={tag}
      onTap={() => open(`/desk/insurance/plan?id=${id}`)}
    />
  )
}
