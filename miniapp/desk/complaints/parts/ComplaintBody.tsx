import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { ComplaintCase } from '../../../../shared/complaints/desk.contract'
import { complaintsDeskText } from '../../../../shared/complaints/deskText'
import { complaintsText } from '../../../../shared/complaints/text'
import { momentOf, spanOf } from '../../../../shared/desk/clock'
import { deskText } from '../../../../shared/desk/text'
import { complaintTones } from '../../../complaints/parts/tones'
import { useText } from '../../../platform/locale'
import { Tag } from '../../../ui'
import { Assignment } from '../../parts/Assignment'
import { HandBack } from '../../parts/HandBack'
import { useNow } from '../../parts/useNow'
import { DecisionForm } from './DecisionForm'
import './complaint.scss'
import type { Complaint } from './useComplaint'

/** Who writes about whom, what was written to and fro, and the decision below it. */
export function ComplaintBody({ of, on, end }: { of: ComplaintCase; on: Complaint; end?: ReactNode }) {
  const now = useNow()
  return (
    <View className="desk-letter">
      <Head of={of} now={now} />
      {of.actions.includes('assign') && <Assignment of={of} assign={on.assign} />}
      <HandBack of={of} {...on.handBack} />
      <Facts of={of} />
      <Entries of={of} now={now} />
      {of.actions.includes('answer') && <DecisionForm key={of.id} of={of} on={on} />}
      {end}
    </View>
  )
}

function Head({ of: { kind, state, dueAt, about }, now }: { of: ComplaintCase; now: Date }) {
  const text = useText(complaintsDeskText)
  const { program } = useText(complaintsText)
  const { span } = useText(deskText)
  const left = dueAt === null ? 0 : new Date(dueAt).getTime() - now.getTime()
  return (
    <View>
      <View className="desk-letter__head">
        <Text className="desk-letter__title" aria-role="heading" aria-level={2}>
          {`${text.routes[kind]} · ${text.about(about?.name ?? program)}`}
        </Text>
        <Tag tone={complaintTones[state]}>{text.states[state]}</Tag>
      </View>
      {dueAt !== null && (
        <Tag tone={left > 0 ? 'warn' : 'red'}>
          {left > 0 ? text.stepLeft(span(spanOf(left))) : text.stepOver(span(spanOf(left)))}
        </Tag>
      )}
    </View>
  )
}

function Facts({ of: { person, receiptNumber, organisation } }: { of: ComplaintCase }) {
  const text = useText(complaintsDeskText)
  const facts = [
    [text.person, person ? (person.name ?? text.noName) : text.unnamed],
    ...(person?.phone ? [[text.phone, person.phone]] : []),
    [text.owner, organisation.name],
    [text.receipt, receiptNumber],
  ]
  return (
    <View className="desk-letter__facts">
      {facts.map(([label, value]) => (
        <View key={label} className="desk-letter__fact">
          <Text className="desk-letter__label">{label}</Text>
          <Text>{value}</Text>
        </View>
      ))}
      {!person && <Text className="desk-letter__note">{text.unnamedNote}</Text>}
    </View>
  )
}

function Entries({ of: { entries }, now }: { of: ComplaintCase; now: Date }) {
  const text = useText(complaintsDeskText)
  const { moment } = useText(deskText)
  return (
    <View className="desk-letter__entries">
      {entries.map(({ step, at, organisation, by, words }) => (
        <View
          key={`${step} ${at}`}
          className={organisation ? 'desk-letter__entry desk-letter__entry--union' : 'desk-letter__entry'}
        >
          <Text className="desk-letter__label">
            {[text.steps[step], organisation && `${organisation} ${by ?? ''}`.trim(), moment(momentOf(at, now))]
              .filter(Boolean)
              .join(' · ')}
          </Text>
          {step !== 'escalated' && (
            <Text className="desk-letter__words" userSelect>
              {words ?? text.erased}
            </Text>
          )}
        </View>
      ))}
    </View>
  )
}
