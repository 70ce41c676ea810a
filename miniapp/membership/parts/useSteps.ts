import { useState } from 'react'
import type { ApplicationView } from '../../../shared/membership/contract'
import { type Form, missingOn, stepOf } from './form'

export const lastStep = 4

/** Which screen is shown; opens on the first one that lacks something or is to be corrected. */
export function useSteps(
  application: ApplicationView | null,
  form: Form,
  has: { number: boolean; signature: boolean },
) {
  const [step, setStep] = useState(() => firstStep(application, form, has))
  return { step, show: (next: number) => setStep(Math.min(Math.max(next, 2), lastStep)) }
}

function firstStep(application: ApplicationView | null, form: Form, has: { number: boolean; signature: boolean }) {
  const corrected = (application?.returned?.items ?? []).map(stepOf).filter((step) => step !== undefined && step > 1)
  if (application?.returned) return Math.min(...(corrected as number[]), corrected.length === 0 ? 2 : lastStep)
  return [2, 3].find((step) => missingOn(step, form, has) !== null) ?? lastStep
}

/** Items to correct that were left as they are. */
export function markedItems(application: ApplicationView | null, touched: readonly string[]): string[] {
  return (application?.returned?.items ?? []).filter((item) => !touched.includes(item))
}
