import { Image, Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { GuardianshipCase, PriorityCase } from '../../../../shared/classes/children.desk.contract'
import { guardianshipDeskText } from '../../../../shared/classes/guardianshipDeskText'
import { momentOf, spanOf } from '../../../../shared/desk/clock'
import { deskText } from '../../../../shared/desk/text'
import { wordsOf } from '../../../platform/errors'
import { useText } from '../../../platform/locale'
import { pictureSource } from '../../../platform/picture'
import { useView } from '../../../platform/useView'
import { Failure, Skeleton, Tag, Timeline } from '../../../ui'
import { Assignment } from '../../parts/Assignment'
import { HandBack } from '../../parts/HandBack'
import { useNow } from '../../parts/useNow'
import { guardianshipTones } from './guardianshipTones'
import { ReviewForm } from './ReviewForm'
import './review.scss'
import { client, errorWords, type Review } from './useReview'

export type Case = GuardianshipCase | PriorityCase

interface BodyProps {
  of: Case
  on: Review
  /** What is said to be so, in short. */
  title: string
  /** What only this kind of case has. */
  children?: ReactNode
  /** What is asked beside the confirmation, and goes along with it. */
  beside?: ReactNode
  onConfirm?: () => void
  end?: ReactNode
}

/** Who asks, what proves it, what happened, and the decision below it. */
export function ReviewBody({ of, on, title, children, beside, onConfirm, end }: BodyProps) {
  const { failure } = on
  return (
    <View className="desk-review">
      <Head of={of} title={title} />
      {of.actions.includes('assign') && <Assignment of={of} assign={on.assign} />}
      <HandBack of={of} {...on.handBack} />
      {children}
      <Person of={of} />
      <Proofs of={of} />
      <History of={of} />
      {failure && <Text className="desk-review__error">{wordsOf(failure, errorWords())}</Text>}
      <ReviewForm key={of.state} of={of} on={on} beside={beside} onConfirm={onConfirm} />
      {end}
    </View>
  )
}

function Head({ of: { state, dueAt, remark }, title }: Pick<BodyProps, 'of' | 'title'>) {
  const text = useText(guardianshipDeskText)
  const { span } = useText(deskText)
  const now = useNow()
  const left = dueAt === null ? 0 : new Date(dueAt).getTime() - now.getTime()
  return (
    <View>
      <View className="desk-review__head">
        <Text className="desk-review__title" aria-role="heading" aria-level={2}>
          {title}
        </Text>
        <Tag tone={guardianshipTones[state]}>{text.states[state]}</Tag>
      </View>
      {dueAt !== null && (
        <Tag tone={left > 0 ? 'warn' : 'red'}>
          {left > 0 ? text.left(span(spanOf(left))) : text.over(span(spanOf(left)))}
        </Tag>
      )}
      {remark !== null && <Text className="desk-review__note">{remark}</Text>}
    </View>
  )
}

export function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <View className="desk-review__fact">
      <Text className="desk-review__label">{label}</Text>
      {typeof children === 'string' ? <Text userSelect>{children}</Text> : children}
    </View>
  )
}

function Person({ of: { person, organisation, caseNumber } }: Pick<BodyProps, 'of'>) {
  const { facts, assurances, none } = useText(guardianshipDeskText)
  return (
    <View className="desk-review__block desk-review__block--facts">
      <Fact label={facts.person}>{person.name || none}</Fact>
      <Fact label={facts.phone}>{person.phone ?? none}</Fact>
      <Fact label={facts.document}>{person.documentNumber ?? none}</Fact>
      <Fact label={facts.assurance}>
        <Tag tone={person.assurance === 'stated' ? 'warn' : 'ok'}>{assurances[person.assurance]}</Tag>
      </Fact>
      <Fact label={facts.union}>{organisation.name}</Fact>
      <Fact label={facts.caseNumber}>{caseNumber}</Fact>
    </View>
  )
}

function Proofs({ of: { id, proofs } }: Pick<BodyProps, 'of'>) {
  const { facts, noProofs } = useText(guardianshipDeskText)
  return (
    <View className="desk-review__block">
      <Text className="desk-review__label">{facts.proofs}</Text>
      {proofs.length === 0 && <Text>{noProofs}</Text>}
      {proofs.map((proof, at) => (
        <Proof key={proof.id} of={proof} subjectId={id} words={`${facts.proofs} ${at + 1}`} />
      ))}
    </View>
  )
}

interface ProofProps {
  of: Case['proofs'][number]
  subjectId: string
  words: string
}

function Proof({ of: { id, token }, subjectId, words }: ProofProps) {
  const view = useView(() => client.seePicture({ params: { subjectId, token } }), { deps: [id] })
  if (view.data) {
    return <Image className="desk-review__photo" src={pictureSource(view.data)} mode="widthFix" aria-label={words} />
  }
  return view.error && !view.loading ? (
    <Failure error={view.error} words={errorWords()} onRetry={() => void view.refresh()} />
  ) : (
    <Skeleton />
  )
}

function History({ of: { history } }: Pick<BodyProps, 'of'>) {
  const text = useText(guardianshipDeskText)
  const { moment } = useText(deskText)
  const now = useNow()
  const items = history.map(({ step, at, by, note }, index) => ({
    key: String(index),
    title: text.steps[step],
    note: [`${moment(momentOf(at, now))} · ${by ?? text.byPerson}`, note].filter(Boolean).join('\n'),
    tone: step === 'refused' || step === 'ended' ? ('red' as const) : ('ok' as const),
  }))
  return (
    <View className="desk-review__block">
      <Timeline items={items} />
    </View>
  )
}
