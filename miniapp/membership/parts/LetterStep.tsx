import { Text, View } from '@tarojs/components'
import { shanghaiDay } from '../../../shared/http/time'
import { maskDocumentNumber, normaliseDocumentNumber } from '../../../shared/membership/documents'
import { joinText } from '../../../shared/membership/joinText'
import { membershipText } from '../../../shared/membership/text'
import { useText } from '../../platform/locale'
import { useWhen } from '../../platform/when'
import { Card, SignaturePad, Tag } from '../../ui'
import type { StepProps } from './StepProps'

interface LetterStepProps extends StepProps {
  union: string
  storedNumber: string | null
  /** Signed before, and the server has it: strokes do not come back. */
  isSignedBefore: boolean
}

/** Screen 4: 入会申请书 with what was filled in, and the signature. */
export function LetterStep({ form, onChange, marked, union, storedNumber, isSignedBefore }: LetterStepProps) {
  const text = useText(joinText).letter
  const mark = useText(joinText).returned.mark
  const names = useText(membershipText)
  const when = useWhen()
  const number = storedNumber ?? maskDocumentNumber(normaliseDocumentNumber(form.documentNumber))
  const document = text.document(names.documentKinds[form.documentKind], number)
  const isMarked = marked.includes('signature')
  return (
    <>
      <Card>
        <View className="letter">
          <Text className="letter__title" aria-role="heading" aria-level={2}>
            {text.title}
          </Text>
          <Text className="letter__line">{text.to(union)}</Text>
          <Text className="letter__line letter__line--in">
            {text.facts(
              form.name.trim(),
              document,
              names.occupations[form.occupation ?? 'other'],
              form.workplace.trim(),
            )}
            {text.pledge}
          </Text>
          <Text className="letter__line letter__line--end">
            {text.applicant(form.name.trim(), when.day(shanghaiDay(new Date())))}
          </Text>
        </View>
      </Card>
      {isSignedBefore && !isMarked ? (
        <Card
          title={text.sign}
          aside={<Tag tone="ok">{text.signedBefore}</Tag>}
          more={{ label: text.signAgain, onTap: () => onChange({ signature: null }) }}
        />
      ) : (
        <Card {...(isMarked ? { title: text.sign, aside: <Tag tone="warn">{mark}</Tag> } : {})}>
          <SignaturePad value={form.signature} onChange={(signature) => onChange({ signature })} />
        </Card>
      )}
    </>
  )
}
