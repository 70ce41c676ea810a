import * as z from 'zod/mini'
import { id, instant } from '../http/fields'

/** 8 characters without look-alikes (no 0 O 1 I L), typed in either case. */
export const eventCode = z.string().check(z.trim(), z.toUpperCase(), z.regex(/^[2-9A-HJKMNP-Z]{8}$/))

export const eventView = z.object({
  code: z.string(),
  name: z.string(),
  place: z.string(),
  /** What joining here gives, in words; null where nothing. */
  gift: z.nullable(z.string()),
  startsAt: instant,
  endsAt: instant,
  open: z.boolean(),
  organisation: z.object({ id, name: z.string() }),
  /** Link of the H5 page the QR leads to. */
  h5Url: z.string(),
  /** What the QR encodes. */
  qrText: z.string(),
})
export type EventView = z.output<typeof eventView>
