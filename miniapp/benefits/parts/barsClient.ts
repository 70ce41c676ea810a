import { benefitBars } from '../../../shared/benefits/bars.contract'
import { barErrors } from '../../../shared/benefits/text'
import { clientOf } from '../../platform/client'
import { wordsOf } from '../../platform/errors'
import { currentText } from '../../platform/locale'

export const bars = clientOf(benefitBars)

export const errorWords = (): Record<string, string> => currentText(barErrors).errors

export const explain = (error: unknown): string => wordsOf(error, errorWords())
