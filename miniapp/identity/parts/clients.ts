import { identity as identityContract } from '../../../shared/identity/contract'
import { identityText } from '../../../shared/identity/text'
import { clientOf } from '../../platform/client'
import { wordsOf } from '../../platform/errors'
import { currentText } from '../../platform/locale'

export const identity = clientOf(identityContract)

export const explain = (error: unknown): string => wordsOf(error, currentText(identityText).errors)
