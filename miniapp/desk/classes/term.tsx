import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useRef } from 'react'
import { plansText } from '../../../shared/classes/plansText'
import type { DeskClassRow, TermView } from '../../../shared/classes/planViews'
import { classWords, gradesWords } from '../../../shared/classes/wordsText'
import { useLocale, useText } from '../../platform/locale'
import { open } from '../../platform/navigate'
import { shellText } from '../../platform/text'
import { usePages } from '../../platform/usePages'
import { useWhen } from '../../platform/when'
import { Button, Card, Empty, Row, Tag } from '../../ui'
import { DeskPage } from '../parts/DeskPage'
import { classTones } from './parts/classTones'
import { planErrors, plans } from './parts/planClient'
import { TermActs } from './parts/TermActs'
import './parts/classPlans.scss'

definePageConfig({ navigationBarTitleText: '托管期' })

/** A term: its days, its classes, and what can be done with it. */
export default function DeskTerm() {
  const text = useText(plansText)
  const shell = useText(shellText)
  const { id = '' } = useRouter().params
  const term = useRef<TermView>()
  const pages = usePages(
    async (cursor) => {
      const page = await plans.getTerm({ params: { termId: id }, query: cursor ? { cursor } : {} })
      term.current = page.term
      return page
    },
    { deps: [id] },
  )
  return (
    <DeskPage title={text.termTitle} section="classTerms" view={pages} errors={planErrors()}>
      {(rows) => (
        <View className="class-plans">
          <Head term={term.current!} />
          <TermActs term={term.current!} onChanged={() => void pages.refresh()} />
          {rows.length === 0 ? (
            <Empty text={text.noClasses} />
          ) : (
            <Card kind="rows">
              {rows.map((row) => (
                <ClassLine key={row.id} of={row} />
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

function Head({ term: { name, organisation, from, to, isClosed } }: { term: TermView }) {
  const text = useText(plansText)
  const when = useWhen()
  return (
    <Card title={name} aside={isClosed ? <Tag>{text.termClosed}</Tag> : undefined}>
      <Text className="class-plan__line">{when.span(from, to)}</Text>
      <Text className="class-plan__line">{organisation.name}</Text>
    </Card>
  )
}

function ClassLine({ of }: { of: DeskClassRow }) {
  const text = useText(plansText)
  const { classStates } = useText(classWords)
  const locale = useLocale()
  const { id, name, state, grades, site, seats, counts } = of
  const { taken, waiting, entered } = counts
  const told = [
    text.seatsOf(taken, seats),
    ...(waiting > 0 ? [text.waiting(waiting)] : []),
    ...(entered > 0 ? [text.entered(entered)] : []),
  ]
  return (
    <Row
      title={name}
      note={
        <>
          <Text className="class-plan__line">{`${gradesWords(grades, locale)} · ${site.name}`}</Text>
          <Text className="class-plan__line">{told.join(' · ')}</Text>
        </>
      }
      value={<Tag tone={classTones[state]}>{classStates[state]}</Tag>}
      onTap={() => open(`/desk/classes/class?id=${id}`)}
    />
  )
}
