import Taro from '@tarojs/taro'
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
  const [opened] = useState(step)
  const show = (next: number) => {
    setStep(Math.min(Math.max(next, 2), lastStep))
    // Every screen begins at its top. Refused while another page is in front, where nobody would see it.
    Taro.pageScrollTo({ scrollTop: 0, duration: 0 }).catch(() => {})
  }
  return { step, opened, show }
}

function firstStep(application: ApplicationView | null, form: Form, has: { number: boolean; signature: boolean }) {
  if (application?.returned) {
    const toCorrect = application.returned.items.map((item) => stepOf(item) ?? 0).filter((step) => step > 1)
    return toCorrect.length === 0 ? 2 : Math.min(...toCorrect)
  }
  return [2, 3].find((step) => missingOn(step, form, has) !== null) ?? lastStep
}

/** Items to correct that were left as they are. */
export function markedItems(application: ApplicationView | null, touched: readonly string[]): string[] {
  return (application?.returned?.items ?? []).filter((item) => !touched.includes(item))
}

/** The next screen; of an application sent back the next one with something to correct, and the signature at last. */
export function stepAfter(step: number, application: ApplicationView | null, marked: readonly string[]): number {
  if (!application?.returned) return step + 1
  const ahead = marked.map((item) => stepOf(item) ?? 0).filter((other) => other > step)
  return Math.min(lastStep, ...ahead)
}
