import { Text } from '@tarojs/components'
import { formItems } from '../../../../shared/membership/contract'
import { decisionText } from '../../../../shared/membership/decisionText'
import type { CaseView } from '../../../../shared/membership/desk.contract'
import { membershipDeskText } from '../../../../shared/membership/deskText'
import { useText } from '../../../platform/locale'
import { Chips, Field, ManyChips } from '../../../ui'
import { ownItems } from './decision'
import type { DecisionDraft } from './useDecisionDraft'

export interface FormProps {
  of: Pick<CaseView, 'sighting'>
  draft: DecisionDraft
  change: (part: Partial<DecisionDraft>) => void
}

/** Nothing is chosen beforehand: what the reviewer says of the document is their own word, unless a colleague has said it. */
export function ApproveForm({ of, draft, change }: FormProps) {
  const { approve } = useText(decisionText)
  const { sighting } = of
  if (sighting) return <Text className="case-decision__note">{approve.seenBefore(sighting.event, sighting.by)}</Text>
  const options = (['seenByStaff', 'stated'] as const).map((value) => ({ value, label: approve[value] }))
  const note = { seenByStaff: approve.seenNote, stated: approve.statedNote }
  return (
    <>
      <Text className="case-decision__label">{approve.label}</Text>
      <Chips
        label={approve.label}
        options={options}
        value={draft.assurance}
        onChange={(assurance) => change({ assurance })}
      />
      {draft.assurance && <Text className="case-decision__note">{note[draft.assurance]}</Text>}
    </>
  )
}

export function ReturnForm({ draft, change }: FormProps) {
  const { returning } = useText(decisionText)
  const { formItems: names } = useText(membershipDeskText)
  const isTooLong = ownItems(draft).some((item) => item.length > 100)
  return (
    <>
      <Text className="case-decision__label">{returning.label}</Text>
      <ManyChips
        label={returning.label}
        options={formItems.map((value) => ({ value, label: names[value] }))}
        values={draft.items}
        onChange={(items) => change({ items })}
      />
      <Field
        label={returning.own}
        placeholder={returning.ownHint}
        error={isTooLong ? returning.tooLong : null}
        lines
        maxLength={1_000}
        value={draft.own}
        onChange={(own) => change({ own })}
      />
      <Field
        label={returning.note}
        placeholder={returning.noteHint}
        lines
        maxLength={500}
        value={draft.note}
        onChange={(note) => change({ note })}
      />
    </>
  )
}

export function RefuseForm({ draft, change }: FormProps) {
  const { refuse } = useText(decisionText)
  const { phrases, phraseNames } = refuse
  const names = Object.keys(phrases) as (keyof typeof phrases)[]
  const chosen = names.filter((name) => draft.reason.includes(phrases[name]))
  /** A phrase is put into the reason, where it can be changed, and taken out again. */
  const choose = (next: typeof names) => {
    const dropped = chosen.filter((name) => !next.includes(name))
    const added = next.filter((name) => !chosen.includes(name)).map((name) => phrases[name])
    const rest = dropped.reduce((reason, name) => reason.replace(phrases[name], ''), draft.reason)
    change({ reason: [rest.trim(), ...added].filter(Boolean).join('\n').slice(0, 500) })
  }
  return (
    <>
      <Text className="case-decision__label">{refuse.label}</Text>
      <ManyChips
        label={refuse.label}
        options={names.map((value) => ({ value, label: phraseNames[value] }))}
        values={chosen}
        onChange={choose}
      />
      <Field
        label={refuse.reason}
        placeholder={refuse.reasonHint}
        hint={refuse.note}
        lines
        maxLength={500}
        value={draft.reason}
        onChange={(reason) => change({ reason })}
      />
    </>
  )
}

export const forms = { approve: ApproveForm, return: ReturnForm, refuse: RefuseForm }
