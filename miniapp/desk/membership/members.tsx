import { Picker, Text, View } from '@tarojs/components'
import { useState } from 'react'
import { deskText } from '../../../shared/desk/text'
import type { MemberRow } from '../../../shared/membership/members.contract'
import { membersText } from '../../../shared/membership/membersText'
import { inFours } from '../../../shared/membership/number'
import { useText } from '../../platform/locale'
import { open } from '../../platform/navigate'
import { usePages } from '../../platform/usePages'
import { useWhen } from '../../platform/when'
import { Button, Card, Empty, Row, Tag } from '../../ui'
import { DeskPage } from '../parts/DeskPage'
import { WordSearch } from '../parts/WordSearch'
import { members } from './parts/membersClient'
import './parts/members.scss'
import { memberTones } from './parts/memberTones'

definePageConfig({ navigationBarTitleText: '会员' })

const filters = [
  'current',
  'active',
  'transferring',
  'retained',
  'suspended',
  'left',
  'lapsed',
  'expelled',
  'deceased',
  'moved',
] as const
type Filter = (typeof filters)[number]

/** The union's members: by state, or one in particular. */
export default function DeskMembers() {
  const text = useText(membersText)
  const desk = useText(deskText)
  const [state, setState] = useState<Filter>('current')
  const [q, setQ] = useState('')
  const pages = usePages<MemberRow>(
    (cursor) => members.listMembers({ query: { ...(q ? { q } : { state }), ...(cursor ? { cursor } : {}) } }),
    { deps: [state, q] },
  )
  const showAll = () => {
    setQ('')
    setState('current')
  }
  return (
    <DeskPage title={text.title} section="members" view={pages} errors={text.errors}>
      {(rows) => (
        <View className="members">
          <Filters state={state} q={q} onState={setState} onSearch={setQ} />
          {rows.length === 0 ? (
            <NoMembers isSearch={q !== ''} state={state} onAll={showAll} />
          ) : (
            <Card kind="rows">
              {rows.map((row) => (
                <MemberLine key={row.id} row={row} />
              ))}
            </Card>
          )}
          {pages.hasMore && (
            <Button kind="outline" busy={pages.loadingMore} onTap={() => void pages.loadMore()}>
              {desk.more}
            </Button>
          )}
        </View>
      )}
    </DeskPage>
  )
}

interface FiltersProps {
  state: Filter
  q: string
  onState: (state: Filter) => void
  onSearch: (q: string) => void
}

function Filters({ state, q, onState, onSearch }: FiltersProps) {
  const text = useText(membersText)
  return (
    <View className="members__filters">
      <View className="members__search">
        <WordSearch key={state} q={q} hint={text.searchHint} onSearch={onSearch} />
      </View>
      <Picker
        className="members__state"
        mode="selector"
        range={filters.map((one) => text.filters[one])}
        value={filters.indexOf(state)}
        aria-label={text.filter}
        onChange={(event) => {
          onSearch('')
          onState(filters[Number(event.detail.value)] ?? 'current')
        }}
      >
        <View className="members__pill">
          <Text>{text.filterIs(text.filters[state])}</Text>
        </View>
      </Picker>
    </View>
  )
}

function NoMembers({ isSearch, state, onAll }: { isSearch: boolean; state: Filter; onAll: () => void }) {
  const text = useText(membersText)
  if (isSearch) return <Empty text={text.emptySearch} action={{ label: text.seeAll, onTap: onAll }} />
  if (state === 'current') return <Empty text={text.empty} />
  return <Empty text={text.emptyState} action={{ label: text.seeAll, onTap: onAll }} />
}

function MemberLine({ row }: { row: MemberRow }) {
  const text = useText(membersText)
  const when = useWhen()
  const { id, name, number, state, organisation, since, until, lapsesOn } = row
  const end = lapsesOn ? text.lapses(when.day(lapsesOn)) : until ? text.until(when.day(until)) : null
  return (
    <Row
      title={
        <>
          <Text className="members__name">{name}</Text>
          <Text className="members__number">{inFours(number)}</Text>
        </>
      }
      note={
        <>
          <Text className="members__line">{organisation.name}</Text>
          <Text className="members__line">{[text.since(when.day(since)), end].filter(Boolean).join(' · ')}</Text>
        </>
      }
      value={<Tag tone={memberTones[state]}>{text.memberStates[state]}</Tag>}
      onTap={() => open(`/desk/membership/member?id=${id}`)}
    />
  )
}
