import { useState } from 'react'
import type { DocumentKind } from '../../../shared/membership/documents'
import { joinText } from '../../../shared/membership/joinText'
import { membershipText } from '../../../shared/membership/text'
import { useText } from '../../platform/locale'
import { Button, Field, FieldShown, Tag } from '../../ui'
import { groupNumber, judgeNumber } from './numberProblem'

interface NumberFieldProps {
  kind: DocumentKind
  value: string
  /** What the server holds, masked: shown instead of asked. */
  stored: string | null
  isMarked: boolean
  onChange: (value: string) => void
}

/** Checked as it is typed: how many are missing, what is wrong, or that it looks right. */
export function NumberField({ kind, value, stored, isMarked, onChange }: NumberFieldProps) {
  const text = useText(joinText)
  const words = text.person
  const label = words.number(useText(membershipText).documentKinds[kind])
  const [isLeft, setIsLeft] = useState(value !== '')
  const judged = judgeNumber(kind, value, words, new Date())
  const mark = isMarked ? <Tag tone="warn">{text.returned.mark}</Tag> : undefined
  if (stored !== null) {
    return (
      <FieldShown
        label={label}
        value={stored}
        tag={
          <>
            {mark ?? <Tag tone="ok">{words.saved}</Tag>}
            <Button kind="plain" size="small" onTap={() => onChange('')}>
              {words.refill}
            </Button>
          </>
        }
      />
    )
  }
  const isWrong = judged.state === 'wrong' || (judged.state === 'typing' && isLeft)
  return (
    <Field
      label={label}
      type={kind === 'residentId' ? 'idcard' : 'text'}
      placeholder={words.numberPlace}
      maxLength={30}
      value={value}
      onChange={(typed) => {
        setIsLeft(false)
        onChange(typed)
      }}
      onBlur={() => {
        setIsLeft(true)
        if (judged.state === 'right') onChange(groupNumber(kind, value))
      }}
      tag={judged.state === 'right' ? <Tag tone="ok">{judged.words}</Tag> : mark}
      hint={judged.state === 'typing' && kind === 'residentId' ? judged.words : undefined}
      error={isWrong ? judged.words : null}
      trust={words.trust}
    />
  )
}
