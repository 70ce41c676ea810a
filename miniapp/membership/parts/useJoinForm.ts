import { useState } from 'react'
import { ApiError } from '../../../shared/http/client'
import type { ApplicationView, JoinView } from '../../../shared/membership/contract'
import { replace } from '../../platform/navigate'
import { formOf, isNumber, isSignedOf, missingOn, stepOf, storedNumber, type Unsaved } from './form'
import type { Place } from './place'
import { isUnanswered, useSaving } from './useSaving'
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
export function useJoinForm(options: JoinFormOptions) {
  const { application } = options.join
  const state = useFormState(options)
  const { unsaved, form, marked, has } = state
  const steps = useSteps(application, form, has)
  const saving = useSaving({ ...options, application, unsaved, onSaved: options.onApplication })
  const showField = (error: unknown) => {
    const step = error instanceof ApiError ? stepOf(fieldOf(error)) : undefined
    if (step !== undefined && step > 1) steps.show(step)
    else void options.onRefresh()
  }
  const submission = useSubmission({
    save: saving.save,
    onRefused: showField,
    onDone: ({ id }) => {
      unsaved.erase()
      replace(`/membership/received?id=${id}`)
    },
  })
  return {
    ...state,
    missing: missingOn(steps.step, form, has),
    step: steps.step,
    /** The screen the form opened on. */
    openedOn: steps.opened,
    saving,
    submission,
    change: (part: Unsaved) => {
      saving.clearRefusal()
      submission.forget()
      state.type(part)
    },
    next: () => {
      // A name that is known was shown, not typed: it is sent as if it had been.
      if (steps.step === 2 && !application?.content.name) unsaved.change({ name: form.name })
      steps.show(stepAfter(steps.step, application, marked))
      saving.save().catch((error: unknown) => {
        if (!isUnanswered(error)) showField(error)
      })
    },
    /** Who goes back has something to change: nothing is handed in meanwhile. */
    goBack: () => {
      submission.forget()
      steps.show(steps.step - 1)
    },
  }
}

/** What the form shows: the server's content, what is typed over it, and what is still to be corrected. */
function useFormState({ join, personId }: JoinFormOptions) {
  const { application, person } = join
  const unsaved = useUnsaved(personId)
  const [touched, setTouched] = useState<string[]>([])
  const form = formOf(application, person?.name ?? null, unsaved.fields)
  const marked = markedItems(application, touched)
  const stored = storedNumber(application, unsaved.fields)
  const isSigned = isSignedOf(application, unsaved.fields) && !marked.includes('signature')
  return {
    unsaved,
    form,
    marked,
    stored,
    has: { number: stored !== null, signature: isSigned },
    isSignedBefore: isSigned && form.signature === null,
    isNumberWrong: stored === null && form.documentNumber !== '' && !isNumber(form, new Date()),
    isAllSaved: application !== null && Object.keys(unsaved.fields).length === 0,
    type: (part: Unsaved) => {
      setTouched((before) => [...new Set([...before, ...Object.keys(part)])])
      unsaved.change(part)
    },
  }
}

function fieldOf(error: ApiError): string {
  const missing = error.data?.missing
  return error.field ?? (Array.isArray(missing) ? String(missing[0]) : '')
}
