import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { type QueueRow, type QueueTab, type QueueView, queueTabs } from '../../../shared/classes/queue.desk.contract'
import { queueText } from '../../../shared/classes/queueText'
import { gradeWords } from '../../../shared/classes/wordsText'
import { useLocale, useText } from '../../platform/locale'
import { useCommand } from '../../platform/useCommand'
import { useView } from '../../platform/useView'
import { useWhen } from '../../platform/when'
import { Button, Card, Chips, Tag, type Tone, toast } from '../../ui'
import { DeskPage } from '../parts/DeskPage'
import { type Asked, QueueSheet } from './parts/QueueSheet'
import { explainQueue, queueClient, queueErrors } from './parts/queueClient'
import './parts/queue.scss'

definePageConfig({ navigationBarTitleText: '名单与排队' })

/** Who has a seat in a class and who waits, each in turn, and what staff may change of it. */
export default function DeskQueue() {
  const text = useText(queueText)
  const { id = '' } = useRouter().params
  const params = { classId: id }
  const [tab, setTab] = useState<QueueTab>('seated')
  const [asked, setAsked] = useState<Asked | null>(null)
  const view = useView(() => queueClient.getQueue({ params, query: { tab } }), { deps: [id, tab] })
  const more = useCommand((cursor: string) => queueClient.getQueue({ params, query: { tab, cursor } }), {
    onDone: (page) => view.data && view.show({ ...page, items: [...view.data.items, ...page.items] }),
    onError: (error) => toast(explainQueue(error)),
  })
  const done = () => {
    setAsked(null)
    void view.refresh()
  }
  const tabs = queueTabs.map((value) => ({ value, label: text.tabs[value] }))
  return (
    <DeskPage title={text.title} section="classTerms" view={view} errors={queueErrors()}>
      {(of) => (
        <View className="class-queue">
          <Head of={of} onAsk={setAsked} />
          <Chips label={text.title} options={tabs} value={tab} onChange={setTab} />
          <Card>
            {of.items.length === 0 && <Text className="class-queue__note">{text.none[tab]}</Text>}
            {of.items.map((row) => (
              <PlaceRow key={row.id} row={row} onAsk={setAsked} />
            ))}
          </Card>
          {of.nextCursor && (
            <Button kind="outline" size="small" busy={more.busy} onTap={() => void more.run(of.nextCursor!)}>
              {text.more}
            </Button>
          )}
          <QueueSheet asked={asked} of={of} onClose={() => setAsked(null)} onDone={done} />
        </View>
      )}
    </DeskPage>
  )
}

interface HeadProps {
  of: QueueView
  onAsk: (asked: Asked) => void
}

function Head({ of: { class: one, actions }, onAsk }: HeadProps) {
  const text = useText(queueText)
  const seated = one.confirmed + one.held + one.offered
  const others = [one.waiting > 0 && text.waits(one.waiting), one.entered > 0 && text.drawn(one.entered)]
  return (
    <Card
      title={one.name}
      aside={<Tag tone={one.state === 'published' ? 'ok' : 'grey'}>{text.classStates[one.state]}</Tag>}
    >
      <Text className="class-queue__sum">{text.sums(seated, one.seats)}</Text>
      <Text className="class-queue__note">
        {[text.parts(one.confirmed, one.held, one.offered), ...others].filter(Boolean).join(' · ')}
      </Text>
      {one.state === 'published' && one.confirmed < one.minimum && (
        <Text className="class-queue__warn">{text.under(one.minimum)}</Text>
      )}
      {actions.length > 0 && (
        <View className="class-queue__acts">
          {actions.map((act) => (
            <Button key={act} kind="outline" size="small" onTap={() => onAsk({ act })}>
              {text.acts[act]}
            </Button>
          ))}
        </View>
      )}
    </Card>
  )
}

const tones: Partial<Record<QueueRow['state'], Tone>> = { confirmed: 'ok', held: 'warn', offered: 'warn' }

function PlaceRow({ row, onAsk }: { row: QueueRow; onAsk: (asked: Asked) => void }) {
  const text = useText(queueText)
  const locale = useLocale()
  const when = useWhen()
  const { child, guardian, bookingId, state, order, together, expiresAt, endReason, movedReason, actions } = row
  const facts = [
    gradeWords(child.grade, locale),
    guardian === null ? text.hidden : text.guardian(guardian),
    text.order(order),
    together > 1 && text.together(together),
    expiresAt && text.until(when.at(expiresAt)),
    endReason && text.ends[endReason],
  ]
  return (
    <View className="class-queue__row">
      <View className="class-queue__head">
        <Text className="class-queue__name">{child.name}</Text>
        <Tag tone={tones[state] ?? 'grey'}>{text.states[state]}</Tag>
      </View>
      <Text className="class-queue__note">{facts.filter(Boolean).join(' · ')}</Text>
      {movedReason && <Text className="class-queue__note">{text.moved(movedReason)}</Text>}
      {actions.length > 0 && (
        <View className="class-queue__acts">
          {actions.map((act) => (
            <Button
              key={act}
              kind={act === 'withdraw' ? 'plain' : 'outline'}
              size="small"
              onTap={() => onAsk({ act, bookingId })}
            >
              {text[act]}
            </Button>
          ))}
        </View>
      )}
    </View>
  )
}
