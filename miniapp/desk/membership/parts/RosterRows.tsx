import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { RosterRowState } from '../../../../shared/membership/rosters'
import type { RosterRowView, RosterView } from '../../../../shared/membership/rosters.contract'
import { rosterText } from '../../../../shared/membership/rosterText'
import { describeFinding } from '../../../../shared/membership/rosterWords'
import { useText } from '../../../platform/locale'
import { usePages } from '../../../platform/usePages'
import { Button, Card, Chips, Empty, Failure, Skeleton } from '../../../ui'
import { useWide } from '../../parts/useWide'
import { rosterErrors, rosters } from './rosterClient'

/** What needs attention comes first. */
const order = ['kept', 'passedOver', 'faulty', 'imported', 'good', 'undone'] as const

/** The rows by what became of them: a table on a wide screen, a list on a phone. */
export function RosterRows({ roster }: { roster: RosterView }) {
  const text = useText(rosterText)
  const { id, counts, state } = roster
  const isStaged = state === 'checked' || state === 'importing'
  const filters = order.filter((filter) => counts[filter] > 0 && (filter !== 'good' || isStaged))
  const [chosen, setChosen] = useState<RosterRowState | null>(null)
  const filter = chosen !== null && filters.includes(chosen) ? chosen : (filters[0] ?? 'faulty')
  const pages = usePages(
    (cursor) =>
      rosters.listRosterRows({
        params: { rosterId: id },
        query: { filter, ...(cursor === undefined ? {} : { cursor }) },
      }),
    { deps: [id, filter, state] },
  )
  if (filters.length === 0) return null
  return (
    <View className="roster-rows">
      <Chips
        label={text.filterLabel}
        options={filters.map((value) => ({ value, label: `${text.filters[value]} ${counts[value]}` }))}
        value={filter}
        onChange={setChosen}
      />
      {pages.error && pages.data === undefined ? (
        <Failure error={pages.error} words={rosterErrors()} onRetry={() => void pages.refresh()} />
      ) : pages.data === undefined ? (
        <Skeleton cards={2} />
      ) : pages.data.length === 0 ? (
        <Empty text={text.noRows} />
      ) : (
        <Rows rows={pages.data} />
      )}
      {pages.hasMore && (
        <Button kind="plain" busy={pages.loadingMore} onTap={() => void pages.loadMore()}>
          {text.more}
        </Button>
      )}
    </View>
  )
}

function Rows({ rows }: { rows: readonly RosterRowView[] }) {
  const isWide = useWide()
  return (
    <Card kind="rows">
      {isWide ? <RowTable rows={rows} /> : rows.map((row) => <RowItem key={row.row} row={row} />)}
    </Card>
  )
}

function RowItem({ row }: { row: RosterRowView }) {
  const text = useText(rosterText)
  return (
    <View className="roster-row">
      <View className="roster-row__head">
        <Text className="roster-row__number">{text.rowNumber(row.row)}</Text>
        <Text className="roster-row__name">{row.name}</Text>
        <Text className="roster-row__document">{row.documentNumber}</Text>
      </View>
      <Findings row={row} />
    </View>
  )
}

function RowTable({ rows }: { rows: readonly RosterRowView[] }) {
  const text = useText(rosterText)
  const columns = ['row', 'name', 'documentNumber', 'phone', 'findings'] as const
  return (
    <View className="roster-table" aria-role="table">
      <View className="roster-table__line roster-table__line--head" aria-role="row">
        {columns.map((column) => (
          <Text key={column} aria-role="columnheader">
            {text.columns[column]}
          </Text>
        ))}
      </View>
      {rows.map((row) => (
        <View key={row.row} className="roster-table__line" aria-role="row">
          <Text aria-role="cell">{String(row.row)}</Text>
          <Text aria-role="cell">{row.name}</Text>
          <Text aria-role="cell">{row.documentNumber}</Text>
          <Text aria-role="cell">{row.phone}</Text>
          <View aria-role="cell">
            <Findings row={row} />
          </View>
        </View>
      ))}
    </View>
  )
}

/** In words, each with its cell; what keeps the row out is red. */
function Findings({ row }: { row: RosterRowView }) {
  const text = useText(rosterText)
  if (row.keptReason !== null) return <Text className="roster-finding">{text.keptReasons[row.keptReason]}</Text>
  if (row.findings.length === 0) return <Text className="roster-finding">{text.fine}</Text>
  return (
    <>
      {row.findings.map((finding) => (
        <View key={`${finding.code} ${finding.column}`} className="roster-finding">
          <Text className={finding.isFault ? 'roster-finding__fault' : ''}>{describeFinding(finding, text)}</Text>
          {finding.cell !== null && <Text className="roster-finding__cell">{finding.cell}</Text>}
        </View>
      ))}
    </>
  )
}
