import { claimDeskText } from '../../../../shared/insurance/claimDeskText'
import { longestNote } from '../../../../shared/insurance/claims.desk.contract'
import { useText } from '../../../platform/locale'
import { Field } from '../../../ui'

interface NoteProps {
  label: string
  value: string
  onChange: (value: string) => void
}

/** Words that the claimant reads. */
export function Note({ label, value, onChange }: NoteProps) {
  const { noteHint } = useText(claimDeskText).form
  return <Field lines label={label} placeholder={noteHint} maxLength={longestNote} value={value} onChange={onChange} />
}
