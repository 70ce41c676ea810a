import { membership } from '../../../../shared/membership/contract'
import { membershipEvents } from '../../../../shared/membership/events.contract'
import { eventsText } from '../../../../shared/membership/eventsText'
import { membershipText } from '../../../../shared/membership/text'
import { clientOf } from '../../../platform/client'
import { wordsOf } from '../../../platform/errors'
import { currentText } from '../../../platform/locale'

export const events = clientOf(membershipEvents)
export const publicEvents = clientOf({ getEventCounter: membership.getEventCounter })

/** What a refusal says to staff: of events in their own words, else as everywhere. */
export const eventErrors = (): Record<string, string> => ({
  ...currentText(membershipText).errors,
  ...currentText(eventsText).errors,
})

export const explainEvent = (error: unknown): string => wordsOf(error, eventErrors())
