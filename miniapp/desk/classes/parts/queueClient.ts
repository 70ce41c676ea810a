import { classQueueDesk } from '../../../../shared/classes/queue.desk.contract'
import { bookingErrors, planErrors } from '../../../../shared/classes/text'
import { clientOf } from '../../../platform/client'
import { wordsOf } from '../../../platform/errors'
import { currentText } from '../../../platform/locale'

export const queueClient = clientOf(classQueueDesk)

export const queueErrors = (): Record<string, string> => ({
  ...currentText(planErrors).errors,
  ...currentText(bookingErrors).errors,
})

export const explainQueue = (error: unknown): string => wordsOf(error, queueErrors())
