import { classChildren } from '../../../shared/classes/children.contract'
import { childrenErrors } from '../../../shared/classes/text'
import { clientOf } from '../../platform/client'
import { wordsOf } from '../../platform/errors'
import { currentText } from '../../platform/locale'

export const childrenClient = clientOf(classChildren)

export const childrenWords = (): Record<string, string> => currentText(childrenErrors).errors
export const explainChild = (error: unknown): string => wordsOf(error, childrenWords())
