import { Text, View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import type { GuardianshipCase, GuardianshipDecision } from '../../../../shared/classes/children.desk.contract'
import { guardianshipDeskText } from '../../../../shared/classes/guardianshipDeskText'
import { useText, useWording } from '../../../platform/locale'
import { Button, Check, confirm } from '../../../ui'
import { Fact, ReviewBody } from './ReviewBody'
import { type Review, useWholeNumber } from './useReview'

interface BodyProps {
  of: GuardianshipCase
  on: Review<GuardianshipDecision>
  end?: ReactNode
}

/** Somebody who says to be a child's guardian, and what is on record of the child. */
export function GuardianshipBody({ of, on, end }: BodyProps) {
  const text = useText(guardianshipDeskText)
  const [isSeen, setSeen] = useState(false)
  const { version } = of
  const seen = isSeen ? { assurance: 'seenByStaff' as const } : {}
  const beside = <Identity of={of} on={on} isSeen={isSeen} onSee={setSeen} />
  const parts = { of, on, beside, onConfirm: () => void on.decide.run({ decision: 'confirm', version, ...seen }), end }
  return (
    <ReviewBody {...parts} title={text.says(text.routes[of.relation], of.child?.name ?? text.none)}>
      {of.known && <Known known={of.known} />}
      {of.child && <ChildFacts id={of.id} child={of.child} />}
    </ReviewBody>
  )
}

/** A guardian whose own document nobody has seen cannot collect the child: seen with the proofs, or whenever they bring it. */
function Identity({ of, on, isSeen, onSee }: BodyProps & { isSeen: boolean; onSee: (isSeen: boolean) => void }) {
  const { identity: text } = useText(guardianshipDeskText)
  const { actions, identityDue, person, version } = of
  const see = async () => {
    if (!(await confirm({ title: text.seeAsk, body: text.seeNote, ok: text.see }))) return
    void on.decide.run({ decision: 'see', version })
  }
  if (actions.includes('see')) {
    return (
      <View className="desk-review__block">
        <Text className="desk-review__note">{text.due}</Text>
        <Button kind="outline" busy={on.decide.busy} onTap={() => void see()}>
          {text.see}
        </Button>
      </View>
    )
  }
  if (!actions.includes('confirm')) return null
  if (!identityDue && person.documentNumber !== null) return null
  return (
    <View className="desk-review__block">
      {identityDue ? (
        <Check label={text.seen} note={text.seenNote} checked={isSeen} onChange={onSee} />
      ) : (
        <Text className="desk-review__note">{text.undocumented}</Text>
      )}
    </View>
  )
}

function Known({ known }: { known: NonNullable<GuardianshipCase['known']> }) {
  const text = useText(guardianshipDeskText)
  const { listed, noted } = useWording()
  const guardians = listed(known.guardians.map(({ name, relation }) => noted(name, text.routes[relation])))
  const differs = listed(known.differs.map((field) => text.fields[field]))
  return (
    <View className="desk-review__warning">
      <Text>{text.known(guardians)}</Text>
      {differs !== '' && <Text>{text.differs(differs)}</Text>}
    </View>
  )
}

function ChildFacts({ id, child }: { id: string; child: NonNullable<GuardianshipCase['child']> }) {
  const text = useText(guardianshipDeskText)
  const { facts } = text
  const whole = useWholeNumber(id)
  return (
    <View className="desk-review__block desk-review__block--facts">
      <Fact label={facts.child}>{child.name}</Fact>
      <Fact label={facts.birthDate}>{child.birthDate}</Fact>
      <Fact label={facts.grade}>{text.grade(child.grade)}</Fact>
      <Fact
        label={facts.childDocument}
      >{`${text.kinds[child.documentKind]} ${whole.number ?? child.documentNumber}`}</Fact>
      <View className="desk-review__reveal">
        <Text className="desk-review__note">{text.revealNote}</Text>
        <Button kind="plain" size="small" busy={whole.busy} onTap={whole.number === null ? whole.look : whole.hide}>
          {whole.number === null ? text.reveal : text.hide}
        </Button>
      </View>
    </View>
  )
}
