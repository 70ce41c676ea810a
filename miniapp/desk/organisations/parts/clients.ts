import { organisationsDesk } from '../../../../shared/organisations/desk.contract'
import { staffDesk } from '../../../../shared/organisations/staff.contract'
import { organisationsText } from '../../../../shared/organisations/text'
import { clientOf } from '../../../platform/client'
import { wordsOf } from '../../../platform/errors'
import { currentText } from '../../../platform/locale'

export const unions = clientOf(organisationsDesk)
export const staff = clientOf(staffDesk)

export const explain = (error: unknown): string => wordsOf(error, currentText(organisationsText).errors)
export const explained = (error: Error | undefined): string | null => (error ? explain(error) : null)
