import * as z from 'zod/mini'
import type { RuleKind } from '../platform/rules'

const hours = z.int().check(z.minimum(1), z.maximum(240))

const placesSchema = z.object({
  /** A seat is held for so long while a guardian confirms. */
  holdMinutes: z.int().check(z.minimum(1), z.maximum(1_440)),
  /** An offer to who waited stands for so long. */
  offerHours: hours,
  /** The guardian is reminded so long before an offer ends. */
  remindHours: hours,
  /** Confirmed seats are given back without staff until so many days before the first one; 0 is the first day itself. */
  cancelDaysBefore: z.int().check(z.minimum(0), z.maximum(60)),
})
export type PlacesRule = z.output<typeof placesSchema>

/** How long places are held and offered, and until when they are given back. */
export const placesRule: RuleKind<typeof placesSchema> = { name: 'classes.places', schema: placesSchema }
