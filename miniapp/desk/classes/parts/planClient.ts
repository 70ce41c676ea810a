import { classPlansDesk } from '../../../../shared/classes/plans.desk.contract'
import { planErrors as words } from '../../../../shared/classes/text'
import { classWorkersDesk } from '../../../../shared/classes/workers.desk.contract'
import { organisationsText } from '../../../../shared/organisations/text'
import { clientOf } from '../../../platform/client'
import { wordsOf } from '../../../platform/errors'
import { currentText } from '../../../platform/locale'

export const plans = clientOf(classPlansDesk)
export const workers = clientOf(classWorkersDesk)

export const planErrors = (): Record<string, string> => ({
  ...currentText(organisationsText).errors,
  ...currentText(words).errors,
})

export const explained = (error: Error | undefined): string | null => (error ? wordsOf(error, planErrors()) : null)
