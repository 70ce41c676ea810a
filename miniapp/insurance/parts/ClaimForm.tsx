import { Text } from '@tarojs/components'
import { claimText } from '../../../shared/insurance/claimText'
import type { ClaimFormView } from '../../../shared/insurance/claimViews'
import { insuranceText } from '../../../shared/insurance/text'
import { useText } from '../../platform/locale'
import { open } from '../../platform/navigate'
import { BottomBar, Card, Empty, Steps } from '../../ui'
import { ClaimCheck } from './ClaimCheck'
import { ClaimEvent } from './ClaimEvent'
import { ClaimFacts } from './ClaimFacts'
import { ClaimPayee } from './ClaimPayee'
import { askedPapers, isBackwards, isOther, isOverlapping } from './claimForm'
import { explainClaim } from './claimsClient'
import { PaperList } from './PaperList'
import { type ClaimFormModel, useClaimForm } from './useClaimForm'

/** The form, one subject a screen; whoever has no cover is told so before they write. */
export function ClaimForm({ form, onReload }: { form: ClaimFormView; onReload: () => Promise<void> }) {
  const text = useText(claimText)
  const model = useClaimForm(form, onReload)
  const { step, number, count } = model.steps
  if (!isOther(form) && form.covers.length === 0) {
    return <Empty text={text.none} action={{ label: text.findUnion, onTap: () => open('/organisations/find') }} />
  }
  return (
    <>
      <Steps now={number} all={count} isDraftSaved={model.version.current > 1} />
      {form.returned && <Returned returned={form.returned} />}
      {step === 'event' && <ClaimEvent model={model} />}
      {step === 'facts' && <ClaimFacts model={model} />}
      {step === 'papers' && <Papers model={model} />}
      {step === 'payee' && <ClaimPayee model={model} />}
      {step === 'check' && <ClaimCheck model={model} />}
      <Bar model={model} />
    </>
  )
}

function Returned({ returned: { papers, words } }: { returned: NonNullable<ClaimFormView['returned']> }) {
  const text = useText(claimText)
  const names = useText(insuranceText).paperKinds
  return (
    <Card kind="wash" title={text.returnedTitle}>
      {papers.map((kind) => (
        <Text key={kind} className="claim-words claim-words--item">
          {names[kind]}
        </Text>
      ))}
      {words && <Text className="claim-words">{words}</Text>}
    </Card>
  )
}

/** What the items ask for, with what staff asked for when they sent it back. */
function Papers({ model: { form, typed, setHeld, setSending } }: { model: ClaimFormModel }) {
  const text = useText(claimText)
  const asked = askedPapers(form, typed)
  const further = (form.returned?.papers ?? []).filter((kind) => !asked.some((one) => one.kind === kind))
  return (
    <>
      <Text className="claim-part__note">{text.papersNote}</Text>
      <PaperList
        claimId={form.id}
        asked={[...further.map((kind) => ({ kind, required: false })), ...asked]}
        onChange={({ files, isSending }) => {
          const there = files.filter(({ state }) => state === 'kept' || state === 'checking')
          setHeld(new Set(there.map(({ kind }) => kind)))
          setSending(isSending)
        }}
      />
    </>
  )
}

/** The one action of each screen, what is missing for it, and what became of the last try. */
function Bar({ model }: { model: ClaimFormModel }) {
  const text = useText(claimText)
  const { steps, saving, submission, missing, form } = model
  const isLast = steps.step === 'check'
  const error = submission.error ?? saving.error
  const waitsFor = useMissing(model)
  const count = missing.items.length - (missing.papers.length > 0 ? 1 : 0) + missing.papers.length
  return (
    <BottomBar
      label={!isLast ? text.next : form.returned ? text.submitAgain : text.submit}
      missing={isLast ? (count > 0 ? text.submitMissing(count) : null) : waitsFor}
      busy={saving.busy || submission.busy}
      error={error ? explainClaim(error) : null}
      {...(isLast ? { note: text.promise } : {})}
      {...(steps.isFirst ? {} : { second: { label: text.previous, onTap: () => steps.go(-1) } })}
      onTap={() => void (isLast ? model.submit() : model.next())}
    />
  )
}

/** What keeps one from the next screen: what that would need, and what cannot be right. */
function useMissing({ steps, typed, consents, missing, isSending }: ClaimFormModel): string | null {
  const text = useText(claimText)
  const lacks = (purpose: 'health' | 'bankAccount') => consents.due(typed).includes(purpose)
  switch (steps.step) {
    case 'event': {
      const first = (['event', 'cover', 'eventOn', 'items', 'story'] as const).find((item) =>
        missing.items.includes(item),
      )
      if (first) return text.lacking(text.missingItems[first])
      return lacks('health') ? text.consents.due : null
    }
    case 'facts':
      if (typed.stays.some(isBackwards)) return text.stayWrong
      return isOverlapping(typed) ? text.overlap : null
    case 'papers':
      return isSending ? text.waitSending : null
    case 'payee':
      return typed.number !== '' && lacks('bankAccount') ? text.consents.dueAccount : null
    case 'check':
      return null
  }
}
