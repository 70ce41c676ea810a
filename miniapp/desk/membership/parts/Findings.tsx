import { Text, View } from '@tarojs/components'
import { momentOf } from '../../../../shared/desk/clock'
import { deskText } from '../../../../shared/desk/text'
import type { CaseView } from '../../../../shared/membership/desk.contract'
import { membershipDeskText } from '../../../../shared/membership/deskText'
import { useText } from '../../../platform/locale'
import { open } from '../../../platform/navigate'
import { useWhen } from '../../../platform/when'
import { Card, Row, SignatureImage, Tag, Timeline, type TimelineItem } from '../../../ui'
import { stateTones } from './tones'

/** Others on record who look like the applicant, with what matches. */
export function Duplicates({ of: { duplicates } }: { of: CaseView }) {
  const text = useText(membershipDeskText)
  const words = text.duplicates
  const isSerious = duplicates.some(({ kind }) => kind === 'documentNumber')
  const tone = duplicates.length === 0 ? 'ok' : isSerious ? 'red' : 'warn'
  const result = duplicates.length === 0 ? words.none : words.found(duplicates.length)
  return (
    <Card className="case__block" title={words.title} aside={<Tag tone={tone}>{result}</Tag>}>
      {duplicates.map((one, index) => (
        <Row
          // biome-ignore lint/suspicious/noArrayIndexKey: masked rows have nothing else to tell them apart
          key={index}
          title={`${words.kinds[one.kind]} · ${one.name}`}
          note={one.organisation}
          value={
            one.of === 'membership'
              ? text.memberStates[one.state as keyof typeof text.memberStates]
              : words.application(text.states[one.state as keyof typeof text.states])
          }
        />
      ))}
    </Card>
  )
}

export function SignatureBlock({ of: { signature } }: { of: CaseView }) {
  const text = useText(membershipDeskText)
  return (
    <Card className="case__block" title={text.signature}>
      {signature ? (
        <View className="case__signature">
          <SignatureImage value={signature} />
        </View>
      ) : (
        <Text>{text.noSignature}</Text>
      )}
    </Card>
  )
}

export function Earlier({ of: { earlier }, now }: { of: CaseView; now: Date }) {
  const text = useText(membershipDeskText)
  const { moment } = useText(deskText)
  if (earlier.length === 0) return null
  return (
    <Card className="case__block" title={text.earlier}>
      {earlier.map((one) => (
        <Row
          key={one.id}
          title={one.organisation}
          note={one.submittedAt ? moment(momentOf(one.submittedAt, now)) : undefined}
          value={<Tag tone={stateTones[one.state]}>{text.states[one.state]}</Tag>}
          {...(one.inReach ? { onTap: () => open(`/desk/membership/application?id=${one.id}`) } : {})}
        />
      ))}
    </Card>
  )
}

/** Memberships that ended, and how: who comes back was perhaps expelled. */
export function Former({ of: { former } }: { of: CaseView }) {
  const text = useText(membershipDeskText)
  const when = useWhen()
  if (former.length === 0) return null
  return (
    <Card className="case__block" title={text.former}>
      {former.map((one) => (
        <Row
          key={one.endedAt}
          title={one.organisation}
          note={text.formerSpan(when.day(one.since), when.at(one.endedAt))}
          value={<Tag tone={one.state === 'expelled' ? 'red' : 'grey'}>{text.memberStates[one.state]}</Tag>}
        />
      ))}
    </Card>
  )
}

/** 经过, and at its end whose turn it is. */
export function History({ of, now }: { of: CaseView; now: Date }) {
  const text = useText(membershipDeskText)
  const desk = useText(deskText)
  const items = of.history.map((step, index) => historyItem(step, index, text, desk.moment(momentOf(step.at, now))))
  if (of.state === 'submitted') items.push({ key: 'next', title: text.waitingForReview, tone: 'red' })
  if (of.state === 'returned') items.push({ key: 'next', title: text.waitingForApplicant, tone: 'warn' })
  return (
    <Card className="case__block" title={text.history}>
      <Timeline items={items} />
    </Card>
  )
}

function historyItem(
  { step, by, items, note }: CaseView['history'][number],
  index: number,
  text: (typeof membershipDeskText)['zh'],
  at: string,
): TimelineItem {
  const needed = items && text.needs(items.map((item) => nameOfItem(item, text.formItems)).join(text.separator))
  const isAssigned = step === 'assigned'
  return {
    key: String(index),
    title: isAssigned ? text.assignedTo(by ?? '') : text.steps[step],
    note: [isAssigned ? at : `${at} · ${by ?? text.applicant}`, needed, note].filter(Boolean).join('\n'),
    tone: step === 'returned' || step === 'escalated' ? 'warn' : step === 'refused' ? 'red' : 'ok',
  }
}

/** A form item by its name; staff's own words as they are. */
const nameOfItem = (item: string, names: Readonly<Record<string, string>>): string =>
  Object.hasOwn(names, item) ? names[item]! : item
