import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { classesText } from '../../shared/classes/classesText'
import type { ClassView } from '../../shared/classes/contract'
import { classWords } from '../../shared/classes/wordsText'
import { useText } from '../platform/locale'
import { open } from '../platform/navigate'
import { useView } from '../platform/useView'
import { useWhen } from '../platform/when'
import { BottomBar, Button, Card, Page, Row, Tag, type Tone } from '../ui'
import { ClassFacts } from './parts/ClassFacts'
import { ClassTag } from './parts/ClassTag'
import { classErrors, classes } from './parts/classClient'
import { DrawLink } from './parts/DrawLink'
import './parts/classes.scss'

definePageConfig({ navigationBarTitleText: '班级详情' })

/** A class whole: for whom, when, where, how seats are given, and where one's own children stand. */
export default function ClassPage() {
  const text = useText(classesText)
  const { id = '' } = useRouter().params
  const view = useView(() => classes.getClass({ params: { classId: id } }), { deps: [id] })
  return (
    <Page title={text.classTitle} view={view} errors={classErrors()}>
      {(of) => (
        <>
          <Head of={of} />
          <OwnPlaces of={of} />
          <DrawLink of={of} />
          <ClassFacts of={of} />
          <Booking of={of} />
        </>
      )}
    </Page>
  )
}

function Head({ of }: { of: ClassView }) {
  const text = useText(classesText)
  const { name, summary, organisation, state, mergedIntoId, queue, entered } = of
  const others = [queue > 0 ? text.queue(queue) : '', entered > 0 ? text.entered(entered) : ''].filter(Boolean)
  return (
    <Card>
      <View className="class-head">
        <Text className="class-head__name" aria-role="heading" aria-level={1}>
          {name}
        </Text>
        <ClassTag of={of} />
      </View>
      {state !== 'published' && state !== 'draft' && <Text className="class-head__ended">{text.ended[state]}</Text>}
      <Text className="class-head__summary">{summary}</Text>
      <Text className="class-head__note">{[text.by(organisation.name), ...others].join(' · ')}</Text>
      {mergedIntoId && (
        <Button kind="outline" size="small" onTap={() => open(`/classes/class?id=${mergedIntoId}`)}>
          {text.toMerged}
        </Button>
      )}
    </Card>
  )
}

const tones: Partial<Record<ClassView['own'][number]['state'], Tone>> = {
  held: 'warn',
  offered: 'warn',
  confirmed: 'ok',
}

function OwnPlaces({ of: { own } }: { of: ClassView }) {
  const text = useText(classesText)
  const { placeStates } = useText(classWords)
  const when = useWhen()
  if (own.length === 0) return null
  return (
    <Card kind="rows" title={text.own}>
      {own.map(({ id, bookingId, childName, state, order, expiresAt }) => (
        <Row
          key={id}
          title={childName}
          note={expiresAt ? text.until(when.at(expiresAt)) : text.order(order)}
          value={<Tag tone={tones[state] ?? 'grey'}>{placeStates[state]}</Tag>}
          onTap={() => open(`/classes/booking?id=${bookingId}`)}
        />
      ))}
    </Card>
  )
}

function Booking({ of: { id, state, blocker, opensAt, allocation, free, freeFor } }: { of: ClassView }) {
  const text = useText(classesText)
  const when = useWhen()
  if (state !== 'published') return null
  const isFull = free === 'none' && freeFor.length === 0
  const label = allocation === 'draw' ? text.enter : isFull ? text.queueUp : text.book
  const missing = blocker === 'classes.not_yet_open' ? text.opens(when.at(opensAt)) : blocker && text.blocked[blocker]
  return <BottomBar label={label} missing={missing} onTap={() => open(`/classes/book?class=${id}`)} />
}
