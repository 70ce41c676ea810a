import { ApiError } from '../../../../shared/http/client'
import { membershipRosters } from '../../../../shared/membership/rosters.contract'
import { membershipText } from '../../../../shared/membership/text'
import { organisationsText } from '../../../../shared/organisations/text'
import { clientOf } from '../../../platform/client'
import { wordsOf } from '../../../platform/errors'
import { currentText } from '../../../platform/locale'

export const rosters = clientOf(membershipRosters)

export const rosterErrors = (): Record<string, string> => ({
  ...currentText(organisationsText).errors,
  ...currentText(membershipText).errors,
})

export const explain = (error: unknown): string => wordsOf(error, rosterErrors())

/** Words for a code that came as data, as why a file could not be read. */
export const explainCode = (code: string): string => wordsOf(new ApiError(code as never, 422), rosterErrors())
