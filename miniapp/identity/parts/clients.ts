import { identity as identityContract } from '../../../shared/identity/contract'
import { identityText } from '../../../shared/identity/text'
import { clientOf } from '../../platform/client'
import { codeOf, wordsOf } from '../../platform/errors'
import { currentText } from '../../platform/locale'

export const identity = clientOf(identityContract)

export const explain = (error: unknown): string => wordsOf(error, currentText(identityText).errors)

/** Another record has the number, or this one another number: staff can look at it. */
export const isPhoneHeld = (error: Error): boolean =>
  ['identity.phone_held', 'identity.phone_bound'].includes(codeOf(error))
