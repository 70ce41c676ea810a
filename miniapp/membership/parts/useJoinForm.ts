import { useState } from 'react'
import { ApiError } from '../../../shared/http/client'
import type { ApplicationView, JoinView } from '../../../shared/membership/contract'
import { replace } from '../../platform/navigate'
import { formOf, isNumber, isSignedOf, missingOn, stepOf, storedNumber, type Unsaved } from './form'
import type { Place } from './place'
import { useSaving } from './useSaving'
import { markedItems, stepAfter, useSteps } from './useSteps'
import { useSubmission } from './useSubmission'
import { useUnsaved } from './useUnsaved'

export interface JoinFormOptions {
  join: JoinView
  place: Place
  personId: string
  previousId: string | undefined
  onApplication: (application: ApplicationView) => void
  onRefresh: () => Promise<unknown>
}

/** The form behind screens 2 to 4: what is typed, what is saved, which screen, and handing in. */
export function useJoinForm({ join, place, personId, previousId, onApplication, onRefresh }: JoinFormOptions) {
  const { application } = join
  const unsaved = useUnsaved(personId)
  const [touched, setTouched] = useState<string[]>([])
  const form = formOf(application, join.person?.name ?? null, unsaved.fields)
  const marked = markedItems(application, touched)
  const stored = storedNumber(application, unsaved.fields)
  const isSigned = isSignedOf(application, unsaved.fields) && !marked.includes('signature')
  const has = { number: stored !== null, signature: isSigned }
  const steps = useSteps(application, form, has)
  const saving = useSaving({ application, place, previousId, unsaved, onSaved: onApplication })
  const showField = (error: unknown) => {
    const step = error instanceof ApiError ? stepOf(fieldOf(error)) : undefined
    if (step !== undefined && step > 1) steps.show(step)
    else void onRefresh()
  }
  const submission = useSubmission({
    save: saving.save,
    onRefused: showField,
    onDone: ({ id }) => {
      unsaved.erase()
      replace(`/membership/received?id=${id}`)
    },
  })
  const change = (part: Unsaved) => {
    setTouched((before) => [...new Set([...before, ...Object.keys(part)])])
    saving.clearRefusal()
    submission.forget()
    unsaved.change(part)
  }
  /** A name that is known was shown, not typed: it is sent as if it had been. */
  const next = () => {
    if (steps.step === 2 && (application?.content.name ?? null) === null) unsaved.change({ name: form.name })
    steps.show(stepAfter(steps.step, application, marked))
    saving.save().catch(showFieldIfRefused)
  }
  const showFieldIfRefused = (error: unknown) => {
    if (error instanceof ApiError && error.status >= 400 && error.status < 500) showField(error)
  }
  return {
    form,
    change,
    marked,
    stored,
    isSignedBefore: isSigned && form.signature === null,
    missing: missingOn(steps.step, form, has),
    isNumberWrong: stored === null && form.documentNumber !== '' && !isNumber(form, new Date()),
    isAllSaved: application !== null && Object.keys(unsaved.fields).length === 0,
    step: steps.step,
    /** The screen the form opened on. */
    openedOn: steps.opened,
    /** Who goes back has something to change: nothing is handed in meanwhile. */
    goBack: () => {
      submission.forget()
      steps.show(steps.step - 1)
    },
    next,
    saving,
    submission,
  }
}

function fieldOf(error: ApiError): string {
  const missing = error.data?.missing
  return error.field ?? (Array.isArray(missing) ? String(missing[0]) : '')
}
