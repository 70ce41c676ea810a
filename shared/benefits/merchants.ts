import * as z from 'zod/mini'
import { multilineText, phone, position, text } from '../http/fields'

/** What a benefits manager writes of a merchant; everybody sees it. */
export const merchantContent = z.object({
  name: text(40),
  address: text(120),
  hours: z.nullable(multilineText(100)),
  contactPhone: z.nullable(text(20)),
})
export type MerchantContent = z.output<typeof merchantContent>

export const merchantInput = z.object({ content: merchantContent, position: z.nullable(position) })
export type MerchantInput = z.output<typeof merchantInput>

/** A person at the counter: named by whoever adds them, found by phone when they sign in. */
export const clerkInput = z.object({ name: text(20), phone })

/** A month in Asia/Shanghai, `YYYY-MM`. */
export const month = z.string().check(z.regex(/^20\d\d-(0[1-9]|1[0-2])$/))

/** The alphabet has no look-alikes, and is read the same in small letters and with blanks or hyphens between. */
export const couponCode = z.string().check(
  z.maxLength(40),
  z.overwrite((value) => value.replace(/[\s-]/g, '').toUpperCase()),
  z.regex(/^[2-9A-HJKMNP-Z]{12}$/),
)

/** As it is shown: in fours. */
export const inFours = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1 ')
