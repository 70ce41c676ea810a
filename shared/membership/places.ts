import * as z from 'zod/mini'
import { organisationRef } from '../http/fields'
import { pageOf } from '../http/page'

/** Places to join by: a district, then a street or township in it, then a community. */
export const placesView = z.extend(pageOf(z.extend(organisationRef, { hasParts: z.boolean() })), {
  /** The place these lie in; the city where none was asked for. */
  within: organisationRef,
  /** The union or pool an application by `within` goes to. */
  target: organisationRef,
})
export type PlacesView = z.output<typeof placesView>
