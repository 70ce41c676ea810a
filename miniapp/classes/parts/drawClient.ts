import { classDraws } from '../../../shared/classes/draws.contract'
import { bookingErrors } from '../../../shared/classes/text'
import { drawErrors } from '../../../shared/draws/text'
import { clientOf } from '../../platform/client'
import { currentText } from '../../platform/locale'

export const draws = clientOf(classDraws)

export const errorWords = (): Record<string, string> => ({
  ...currentText(bookingErrors).errors,
  ...currentText(drawErrors).errors,
})
