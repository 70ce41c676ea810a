import * as z from 'zod/mini'
import { id } from '../http/fields'
import { pageOf } from '../http/page'

const ref = z.object({ id, name: z.string() })

/** Places to join by: a district, then a street or township in it, then a community. */
export const placesView = z.extend(pageOf(z.extend(ref, { hasParts: z.boolean() })), {
  /** The place these lie in; the city where none was asked for. */
  within: ref,
  /** The union or pool an application by `within` goes to. */
  target: ref,
})
export type PlacesView = z.output<typeof placesView>
