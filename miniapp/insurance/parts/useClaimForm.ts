import { useRef, useState } from 'react'
import { ApiError } from '../../../shared/http/client'
import type { ClaimFormView, ClaimView } from '../../../shared/insurance/claimViews'
import type { PaperKind } from '../../../shared/insurance/plans'
import { replace } from '../../platform/navigate'
import { useMe } from '../../platform/session'
import { forgetStored, readStored, writeStored } from '../../platform/stored'
import { useCommand } from '../../platform/useCommand'
import { type FormStep, formSteps, inputOf, isOther, missingNow, neededNow, type Typed, typedOf } from './claimForm'
import { claims, privacy } from './claimsClient'

type Purpose = ClaimFormView['consentsDue'][number]

/** The form of a claim: what is typed, what is saved, which screen, and handing in. */
export function useClaimForm(form: ClaimFormView, onReload: () => Promise<void>) {
  const kept = useTyped(form)
  const consents = useConsents(form)
  const [held, setHeld] = useState<ReadonlySet<PaperKind>>(() => new Set(form.held.map(({ kind }) => kind)))
  const [isSending, setSending] = useState(false)
  const steps = useFormSteps(form, kept.typed)
  const saving = useSave(form, kept, consents, onReload)
  const submission = useCommand(
    async ({ version }: { version: number }, options) =>
      claims.submitClaim({ params: { claimId: form.id }, body: { version } }, options),
    {
      onDone: ({ id }) => {
        kept.erase()
        replace(`/insurance/claim-received?id=${id}`)
      },
    },
  )
  const submit = async () => {
    const saved = await saving.save()
    if (saved) await submission.run({ version: saved.version })
  }
  const next = async () => {
    if (await saving.save()) steps.go(1)
  }
  const missing = missingNow({ ...form, payee: kept.payee }, kept.typed, held, consents.due(kept.typed).length === 0)
  return {
    form,
    ...kept,
    consents,
    held,
    setHeld,
    isSending,
    setSending,
    steps,
    saving,
    submission,
    submit,
    next,
    missing,
  }
}
export type ClaimFormModel = ReturnType<typeof useClaimForm>

interface Kept {
  personId: string
  version: number
  typed: Typed
}

/** What is typed stays on the phone until the server has it; of an older version of the claim it is forgotten. */
function useTyped(form: ClaimFormView) {
  const personId = useMe()?.id ?? ''
  const storedAs = `draft:insurance.${form.id}`
  const [typed, setTyped] = useState<Typed>(() => {
    const kept = readStored<Kept | null>(storedAs, null)
    const isMine = kept !== null && kept.personId === personId && kept.version === form.version
    return isMine ? kept.typed : typedOf(form)
  })
  const version = useRef(form.version)
  const [payee, setPayee] = useState(form.payee)
  const keep = (next: Typed) => {
    setTyped(next)
    // An account is no draft: it waits for the server, not on the phone.
    const { number, ...rest } = next
    writeStored(storedAs, { personId, version: version.current, typed: { ...rest, number: '' } } satisfies Kept)
  }
  return {
    typed,
    payee,
    version,
    change: (part: Partial<Typed>) => keep({ ...typed, ...part }),
    saved: (claim: ClaimView) => {
      version.current = claim.version
      setPayee(claim.payee)
      keep({ ...typed, number: claim.payee === null ? typed.number : '' })
    },
    erase: () => forgetStored(storedAs),
  }
}

/** What is agreed to is sent with the first save that needs it. */
function useConsents({ consentsDue, noticeVersion }: ClaimFormView) {
  const [agreed, setAgreed] = useState<Purpose[]>([])
  const [given, setGiven] = useState<Purpose[]>([])
  const open = (purpose: Purpose) => consentsDue.includes(purpose) && !given.includes(purpose)
  const needed = ({ event }: Typed): Purpose[] => (event === 'property' ? ['bankAccount'] : ['health', 'bankAccount'])
  return {
    isOpen: open,
    agreed,
    agree: (purpose: Purpose, isAgreed: boolean) =>
      setAgreed((before) => [...before.filter((one) => one !== purpose), ...(isAgreed ? [purpose] : [])]),
    /** What must still be agreed to before the claim can be handed in. */
    due: (typed: Typed) => needed(typed).filter((purpose) => open(purpose) && !agreed.includes(purpose)),
    give: async () => {
      const purposes = agreed.filter(open)
      if (purposes.length === 0) return
      await privacy.giveConsents({ body: { noticeVersion, purposes } })
      setGiven((before) => [...before, ...purposes])
    },
  }
}

/** The screens this claim has; without costs and days to ask for, the second one is left out. */
function useFormSteps(form: ClaimFormView, typed: Typed) {
  const needsFacts = !isOther(form) && (typed.event === null || neededNow(form, typed).size > 0)
  const steps = formSteps.filter((step) => step !== 'facts' || needsFacts)
  const storedAs = `draft:insurance.${form.id}.step`
  const [step, setStep] = useState<FormStep>(() => (form.returned ? 'papers' : readStored(storedAs, 'event')))
  const show = (next: FormStep) => {
    setStep(next)
    writeStored(storedAs, next)
  }
  const at = Math.max(0, steps.indexOf(step))
  return {
    step: steps[at]!,
    number: at + 1,
    count: steps.length,
    isFirst: at === 0,
    show,
    go: (by: 1 | -1) => show(steps[Math.min(steps.length - 1, Math.max(0, at + by))]!),
  }
}

type Typing = ReturnType<typeof useTyped>
type Consents = ReturnType<typeof useConsents>

/** Puts what is typed into the draft, after what it needs was agreed to; where another phone was first, it is loaded again. */
function useSave(form: ClaimFormView, kept: Typing, consents: Consents, onReload: () => Promise<void>) {
  const command = useCommand(
    async (_: unknown, options) => {
      await consents.give()
      const body = { ...inputOf(form, kept.typed), version: kept.version.current }
      return claims.editClaim({ params: { claimId: form.id }, body }, options)
    },
    {
      onDone: kept.saved,
      onError: (error) => {
        if (error instanceof ApiError && error.code === 'insurance.claim_changed') void onReload()
      },
    },
  )
  return { ...command, save: () => command.run({ typed: kept.typed, version: kept.version.current }) }
}
