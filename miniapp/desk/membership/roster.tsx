import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { isRunning } from '../../../shared/membership/rosters'
import { rosterText } from '../../../shared/membership/rosterText'
import { codeOf } from '../../platform/errors'
import { useText } from '../../platform/locale'
import { replace } from '../../platform/navigate'
import { useView } from '../../platform/useView'
import { Empty, Skeleton } from '../../ui'
import { DeskPage } from '../parts/DeskPage'
import { RosterHead } from './parts/RosterHead'
import { RosterRows } from './parts/RosterRows'
import { rosterErrors, rosters } from './parts/rosterClient'
import { usePolling } from './parts/usePolling'
import './parts/roster.scss'

definePageConfig({ navigationBarTitleText: '名册' })

/** A roster: how far it is, what was found, and what to do with it. */
export default function DeskRoster() {
  const text = useText(rosterText)
  const { id = '' } = useRouter().params
  const view = useView(() => rosters.getRoster({ params: { rosterId: id } }))
  usePolling(view.data !== undefined && isRunning(view.data.state), view.refresh)
  if (view.error && codeOf(view.error) === 'membership.roster_not_found') {
    return (
      <DeskPage title={text.title} section="rosters">
        <Empty text={rosterErrors()['membership.roster_not_found']!} action={{ label: text.list, onTap: toList }} />
      </DeskPage>
    )
  }
  return (
    <DeskPage
      title={text.title}
      section="rosters"
      view={view}
      errors={rosterErrors()}
      skeleton={<Skeleton cards={3} />}
    >
      {(roster) => (
        <View className="roster">
          <View className="roster__side">
            <RosterHead roster={roster} onChanged={view.show} onStale={() => void view.refresh()} onAgain={toList} />
          </View>
          {roster.state !== 'reading' && roster.state !== 'failed' && roster.counts.total > 0 && (
            <RosterRows roster={roster} />
          )}
        </View>
      )}
    </DeskPage>
  )
}

/** Where it was opened from; by a link, the list takes this page's place. */
function toList() {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else replace('/desk/membership/rosters')
}
