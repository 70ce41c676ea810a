import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { GuardianshipCase } from '../../../../shared/classes/children.desk.contract'
import { guardianshipDeskText } from '../../../../shared/classes/guardianshipDeskText'
import { useText, useWording } from '../../../platform/locale'
import { Button } from '../../../ui'
import { Fact, ReviewBody } from './ReviewBody'
import { type Review, useWholeNumber } from './useReview'

/** Somebody who says to be a child's guardian, and what is on record of the child. */
export function GuardianshipBody({ of, on, end }: { of: GuardianshipCase; on: Review; end?: ReactNode }) {
  const text = useText(guardianshipDeskText)
  return (
    <ReviewBody of={of} on={on} title={text.says(text.routes[of.relation], of.child?.name ?? text.none)} end={end}>
      {of.known && <Known known={of.known} />}
      {of.child && <ChildFacts id={of.id} child={of.child} />}
    </ReviewBody>
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
