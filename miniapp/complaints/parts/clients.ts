import { complaints as complaintsContract } from '../../../shared/complaints/contract'
import { complaintsText } from '../../../shared/complaints/text'
import { organisations as organisationsContract } from '../../../shared/organisations/contract'
import { organisationsText } from '../../../shared/organisations/text'
import { clientOf } from '../../platform/client'
import { wordsOf } from '../../platform/errors'
import { currentText } from '../../platform/locale'

export const complaints = clientOf(complaintsContract)
export const organisations = clientOf(organisationsContract)

/** This feature's words for codes, with those of the feature it calls. */
export const errorWords = (): Record<string, string> => ({
  ...currentText(organisationsText).errors,
  ...currentText(complaintsText).errors,
})

export const explain = (error: unknown): string => wordsOf(error, errorWords())
