import { longestNote } from '../../../../shared/insurance/claimDecisions'
import { claimDecisionText } from '../../../../shared/insurance/claimDecisionText'
import { useText } from '../../../platform/locale'
import { Field } from '../../../ui'

interface NoteProps {
  label: string
  /** Who reads it, where that is not the claimant. */
  hint?: string
  value: string
  onChange: (value: string) => void
}

/** Words that the claimant reads, unless `hint` says who else does. */
export function Note({ label, hint, value, onChange }: NoteProps) {
  const { noteHint } = useText(claimDecisionText).form
  const placeholder = hint ?? noteHint
  return (
    <Field lines label={label} placeholder={placeholder} maxLength={longestNote} value={value} onChange={onChange} />
  )
}
