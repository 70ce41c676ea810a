import { Text, View } from '@tarojs/components'
import { contestsDeskText } from '../../../shared/learning/contestsDeskText'
import { contestsText } from '../../../shared/learning/contestsText'
import type { DeskContestRow } from '../../../shared/learning/deskContests'
import { useText } from '../../platform/locale'
import { open } from '../../platform/navigate'
import { shellText } from '../../platform/text'
import { usePages } from '../../platform/usePages'
import { useWhen } from '../../platform/when'
import { Button, Card, Empty, Row, Tag } from '../../ui'
import { DeskPage } from '../parts/DeskPage'
import { contests, contestWords } from './parts/contestDeskClient'
import { contestTones } from './parts/contestTones'
import './parts/contestPlans.scss'

definePageConfig({ navigationBarTitleText: '竞赛' })

/** The contests of the unions in reach, newest first. */
export default function DeskContests() {
  const text = useText(contestsDeskText)
  const shell = useText(shellText)
  const pages = usePages((cursor) => contests.listDeskContests({ query: cursor ? { cursor } : {} }))
  return (
    <DeskPage title={text.title} section="contests" view={pages} errors={contestWords()}>
      {(rows) => (
        <View className="contest-plans">
          <View className="contest-plan__bar">
            <Button size="small" onTap={() => open('/desk/learning/contest-form')}>
              {text.add}
            </Button>
          </View>
          {rows.length === 0 ? (
            <Empty text={text.none} />
          ) : (
            <Card kind="rows">
              {rows.map((row) => (
                <ContestLine key={row.id} of={row} />
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

function ContestLine({ of }: { of: DeskContestRow }) {
  const text = useText(contestsDeskText)
  const { states, kinds, closes } = useText(contestsText)
  const when = useWhen()
  const { id, name, kind, state, organisation, closesAt, entries } = of
  return (
    <Row
      title={name}
      note={
        <>
          <Text className="contest-plan__line">{`${kinds[kind]} · ${organisation.name}`}</Text>
          <Text className="contest-plan__line">{`${closes(when.at(closesAt))} · ${text.entries(entries)}`}</Text>
        </>
      }
      value={<Tag tone={contestTones[state]}>{states[state]}</Tag>}
      onTap={() => open(`/desk/learning/contest?id=${id}`)}
    />
  )
}
