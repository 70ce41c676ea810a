import { Text, View } from '@tarojs/components'
import type { CoverView } from '../../shared/insurance/contract'
import { coversText, shortYuan } from '../../shared/insurance/coversText'
import { useLocale, useText } from '../platform/locale'
import { open } from '../platform/navigate'
import { useView } from '../platform/useView'
import { useWhen } from '../platform/when'
import { BottomBar, Card, Empty, Page, Row, Tag } from '../ui'
import { coverErrors, covers } from './parts/coverClient'
import './parts/covers.scss'

definePageConfig({ navigationBarTitleText: '我的保障' })

const seePlans = () => open('/insurance/plan')
const claim = () => open('/insurance/claim')
const seeClaims = () => open('/insurance/claims')

/** What one is covered for, before anything happens: what, until when, how much, and the way to claim. */
export default function MyCovers() {
  const text = useText(coversText)
  const view = useView(() => covers.listCovers())
  return (
    <Page title={text.title} view={view} errors={coverErrors()}>
      {({ items }) => {
        if (items.length === 0) return <Empty text={text.none} action={{ label: text.seePlans, onTap: seePlans }} />
        const past = items.filter(({ state }) => state === 'ended')
        return (
          <>
            {items.map((cover) => cover.state === 'running' && <RunningCover key={cover.id} cover={cover} />)}
            {past.length > 0 && (
              <Card kind="rows" title={text.past}>
                {past.map((cover) => (
                  <PastCover key={cover.id} cover={cover} />
                ))}
              </Card>
            )}
            <Card kind="rows">
              <Row title={text.claims} onTap={seeClaims} />
              <Row title={text.otherPlans} onTap={seePlans} />
            </Card>
            {items.some(({ actions }) => actions.includes('claim')) && <BottomBar label={text.claim} onTap={claim} />}
          </>
        )
      }}
    </Page>
  )
}

function RunningCover({ cover }: { cover: CoverView }) {
  const text = useText(coversText)
  const locale = useLocale()
  const when = useWhen()
  const { name, from, to, items, capPerCoverFen, leftFen, isRenewed } = cover
  return (
    <Card>
      <View className="cover-head">
        <Text className="cover-head__name" aria-role="heading" aria-level={2}>
          {name[locale]}
        </Text>
        <Tag tone="ok">{text.states.running}</Tag>
      </View>
      <Text className="cover-head__dates">{text.dates(when.day(from), when.day(to))}</Text>
      <Text className="cover-head__note">{isRenewed ? text.renewed : text.notRenewed}</Text>
      <View className="cover-brief">
        {items.map((item) => (
          <View key={item.code} className="cover-brief__item">
            <Text className="cover-brief__name">{item.name[locale]}</Text>
            <Text className="cover-brief__most">
              {item.leftFen === 0 ? text.usedUp : text.most(shortYuan(item.leftFen))}
            </Text>
          </View>
        ))}
      </View>
      {capPerCoverFen !== null && leftFen !== null && (
        <Text className="cover-head__note">
          {leftFen < capPerCoverFen
            ? text.capLeft(shortYuan(leftFen), shortYuan(capPerCoverFen))
            : text.cap(shortYuan(capPerCoverFen))}
        </Text>
      )}
      <Row title={text.details} onTap={() => open(`/insurance/plan?cover=${cover.id}`)} />
    </Card>
  )
}

function PastCover({ cover: { id, name, from, to, actions, claimableUntil } }: { cover: CoverView }) {
  const text = useText(coversText)
  const locale = useLocale()
  const when = useWhen()
  const isOpen = actions.includes('claim')
  return (
    <Row
      title={name[locale]}
      note={
        <>
          <Text className="cover-line">{text.dates(when.day(from), when.day(to))}</Text>
          <Text className="cover-line">{isOpen ? text.pastNote(when.day(claimableUntil)) : text.pastOver}</Text>
        </>
      }
      value={<Tag>{text.states.ended}</Tag>}
      onTap={() => open(`/insurance/plan?cover=${id}`)}
    />
  )
}
