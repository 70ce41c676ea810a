import type { ApplicationView } from '../../../shared/membership/contract'

/** The form for another try: at the same union, and linked to this one. */
export const againUrl = ({ id, organisation }: ApplicationView): string =>
  `/membership/join?previousId=${id}${organisation ? `&organisationId=${organisation.id}` : ''}`
