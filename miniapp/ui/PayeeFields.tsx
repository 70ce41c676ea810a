import { looksMistyped } from '../../shared/payments/payee'
import { payeeText } from '../../shared/payments/payeeText'
import { useText } from '../platform/locale'
import { Field, FieldShown } from './Field'
import { Warning } from './Notice'

export interface TypedPayee {
  holder: string
  bank: string
  number: string
}

interface PayeeFieldsProps {
  payee: TypedPayee
  /** The person's name, where the union knows it: then nothing is asked. */
  knownHolder: string | null
  onChange: (part: Partial<TypedPayee>) => void
}

const digitsOf = (number: string): string => number.replace(/[\s-]/g, '')
const isWholeNumber = (number: string): boolean => /^\d{8,30}$/.test(digitsOf(number))

/** Whether all of it is there. */
export const isWholePayee = ({ holder, bank, number }: TypedPayee): boolean =>
  holder.trim() !== '' && bank.trim() !== '' && isWholeNumber(number)

/** In fours, as cards print it. */
const grouped = (number: string): string => digitsOf(number).replace(/(.{4})(?=.)/g, '$1 ')

/** The account: shown back in fours, and doubted where its check digit does not fit. */
export function PayeeFields({ payee: { holder, bank, number }, knownHolder, onChange }: PayeeFieldsProps) {
  const text = useText(payeeText)
  const isWrong = number !== '' && !/^[\d\s-]*$/.test(number)
  const isOdd = isWholeNumber(number) && looksMistyped(digitsOf(number))
  return (
    <>
      {knownHolder ? (
        <FieldShown label={text.holder} value={knownHolder} />
      ) : (
        <Field
          label={text.holder}
          hint={text.holderNote}
          maxLength={60}
          value={holder}
          onChange={(next) => onChange({ holder: next })}
        />
      )}
      <Field
        label={text.bank}
        placeholder={text.bankHint}
        maxLength={60}
        value={bank}
        onChange={(next) => onChange({ bank: next })}
      />
      <Field
        label={text.number}
        type="number"
        maxLength={40}
        value={number}
        {...(number === '' ? {} : { hint: grouped(number) })}
        {...(isWrong ? { error: text.numberWrong } : {})}
        onChange={(next) => onChange({ number: next })}
      />
      {isOdd && <Warning text={text.mistyped} />}
    </>
  )
}
