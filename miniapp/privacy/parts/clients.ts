import { privacy as privacyContract } from '../../../shared/privacy/contract'
import { privacyText } from '../../../shared/privacy/text'
import { clientOf } from '../../platform/client'
import { wordsOf } from '../../platform/errors'
import { currentText } from '../../platform/locale'

export const privacy = clientOf(privacyContract)

export const explain = (error: unknown): string => wordsOf(error, currentText(privacyText).errors)

/** Words for a code, or others where a newer server knows codes this program does not. */
export const wordFor = (words: Readonly<Record<string, string | undefined>>, code: string, other: string): string =>
  words[code] ?? other
