import type { ApplicationInput, ApplicationView, JoinView } from '../../../shared/membership/contract'

/** The union an application goes to, and the event it comes from. */
export interface Place {
  organisation: { id: string; name: string }
  event: { code: string; name: string; place: string; gift: string | null } | null
  /** The district or street the union follows from, where one applies by that. */
  place: { id: string; name: string } | null
}

/** What the link says counts, except that an application sent back stays where it is, unless the union itself is wrong. */
export function placeOf({ event, organisation, place, application }: JoinView): Place | null {
  const held: Place | null = application?.organisation
    ? {
        organisation: application.organisation,
        event: application.event && { ...application.event, gift: null },
        place: application.place,
      }
    : null
  const stays = application?.state === 'returned' && !application.returned?.items.includes('organisation')
  if (stays && held) return held
  if (event) {
    const isUsable = event.open || event.code === held?.event?.code
    return isUsable ? { organisation: event.organisation, event, place: null } : held
  }
  return organisation ? { organisation, event: null, place } : held
}

/** An event that is over, met by somebody whose application does not come from it already. */
export const isClosedFor = ({ event, application }: JoinView): boolean =>
  event !== null && !event.open && application?.event?.code !== event.code && application?.state !== 'returned'

/** A draft from an event that closed before it was handed in: it can go to the union itself, with all that is filled in. */
export const isLateFor = ({ event, application }: JoinView): boolean =>
  event !== null && !event.open && application?.state === 'draft' && application.event?.code === event.code

/** What has to be told to the server for an application to be at this place. */
export function placeInput(place: Place, application: ApplicationView | null): ApplicationInput {
  const isThere =
    application?.organisation?.id === place.organisation.id &&
    application.event?.code === place.event?.code &&
    application.place?.id === place.place?.id
  if (isThere) return {}
  if (place.place) return { placeId: place.place.id }
  return place.event ? { eventCode: place.event.code } : { organisationId: place.organisation.id }
}
