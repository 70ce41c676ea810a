import { Text, View } from '@tarojs/components'
import { momentOf } from '../../../shared/desk/clock'
import { deskText } from '../../../shared/desk/text'
import type { RosterView } from '../../../shared/membership/rosters.contract'
import { rosterText } from '../../../shared/membership/rosterText'
import { useText } from '../../platform/locale'
import { open } from '../../platform/navigate'
import { Button, Card, Empty, Row, Tag } from '../../ui'
import { DeskPage } from '../parts/DeskPage'
import { useNow } from '../parts/useNow'
import { RosterUpload } from './parts/RosterUpload'
import { rosterErrors } from './parts/rosterClient'
import { rosterTones } from './parts/rosterTones'
import { useRosterList } from './parts/useRosterList'
import './parts/roster.scss'

definePageConfig({ navigationBarTitleText: '名册导入' })

/** Uploading a roster, and those there were. */
export default function DeskRosters() {
  const text = useText(rosterText)
  const { view, unions, hasMoreUnions, more } = useRosterList()
  return (
    <DeskPage title={text.title} section="rosters" view={view} errors={rosterErrors()}>
      {(items) => (
        <View className="rosters">
          <RosterUpload unions={unions} hasMoreUnions={hasMoreUnions} />
          <View className="rosters__list">
            <Card kind="rows" title={text.list}>
              {items.map((roster) => (
                <RosterLine key={roster.id} roster={roster} />
              ))}
              {items.length === 0 && (
                <View className="rosters__none">
                  <Empty text={`${text.none}。${text.noneNote}`} />
                </View>
              )}
            </Card>
            {more.has && (
              <Button kind="plain" busy={more.loading} onTap={() => void more.load()}>
                {text.more}
              </Button>
            )}
          </View>
        </View>
      )}
    </DeskPage>
  )
}

function RosterLine({ roster }: { roster: RosterView }) {
  const text = useText(rosterText)
  const { moment } = useText(deskText)
  const now = useNow()
  const { fileName, organisation, uploadedAt, uploadedBy, state, counts } = roster
  return (
    <Row
      title={fileName || text.unnamed}
      note={
        <>
          <Text className="rosters__note">{`${organisation.name} · ${text.rows(counts.total)}`}</Text>
          <Text className="rosters__note">{text.by(uploadedBy, moment(momentOf(uploadedAt, now)))}</Text>
        </>
      }
      value={<Tag tone={rosterTones[state]}>{text.states[state]}</Tag>}
      onTap={() => open(`/desk/membership/roster?id=${roster.id}`)}
    />
  )
}
