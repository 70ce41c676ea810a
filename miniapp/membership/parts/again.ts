import type { ApplicationView } from '../../../shared/membership/contract'

/** The form for another try: by the same place or at the same union, and linked to this one. */
export const againUrl = ({ id, place, organisation }: ApplicationView): string =>
  `/membership/join?previousId=${id}${
    place ? `&placeId=${place.id}` : organisation ? `&organisationId=${organisation.id}` : ''
  }`
