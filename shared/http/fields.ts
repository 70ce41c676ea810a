import * as z from 'zod/mini'

// One line of text people type: no control characters, no half of a surrogate pair, no line ends, no direction overrides.
const unsafeCharacters = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/u
/** A character that leaves something on the page by itself: blanks, joiners, accents and fillers do not. */
const visibleCharacter = /[^\p{Z}\p{Cc}\p{Cf}\p{Cs}\p{M}\u115f\u1160\u2800\u3164\uffa0]/u

/** One line of free text of 1 to `max` characters, trimmed; stored as written otherwise. */
export const text = (max: number) =>
  z.string().check(
    z.trim(),
    z.minLength(1),
    z.maxLength(max),
    z.refine((value) => !unsafeCharacters.test(value) && visibleCharacter.test(value), { abort: true }),
  )

/** Free text of several lines, at most `max` characters. */
export const multilineText = (max: number) =>
  z.string().check(
    // Browsers send the lines of a text field with CR LF.
    z.overwrite((value) => value.replace(/\r\n?/g, '\n')),
    z.trim(),
    z.minLength(1),
    z.maxLength(max),
    z.refine((value) => !unsafeCharacters.test(value.replace(/[\n\t]/g, ' ')) && visibleCharacter.test(value), {
      abort: true,
    }),
  )

/** UUID version 7: ids sort by their time of making. */
export const id = z.uuid()

/** A union, or a place, as it is named elsewhere. */
export const organisationRef = z.object({ id, name: z.string() })

/** Degrees, as WeChat's map gives them (GCJ-02), to a millionth. */
export const position = z.object({
  latitude: z.number().check(z.minimum(-90), z.maximum(90)),
  longitude: z.number().check(z.minimum(-180), z.maximum(180)),
})
export type Position = z.output<typeof position>

/** Who of the staff has a case; null while nobody does. */
export const assignee = z.nullable(z.object({ name: z.string(), isMe: z.boolean() }))

/** UTC instant, ISO 8601 with milliseconds. */
export const instant = z.iso.datetime()

/** Calendar day in Asia/Shanghai, `YYYY-MM-DD`. */
export const day = z.iso.date()

/** Mainland mobile number: 11 digits from 13 to 19. */
export const phone = z.string().check(z.regex(/^1[3-9]\d{9}$/))

/** A code sent by SMS, or shown by an authenticator. */
export const sixDigits = z.string().check(z.regex(/^\d{6}$/))

/** What a certificate is checked by, read from paper: none of its characters looks like another. */
export const certificateCode = z.string().check(z.trim(), z.toUpperCase(), z.regex(/^[2-9A-HJKMNP-Z]{12}$/))

/** Row version for compare-and-set: the number the caller last saw. */
export const version = z.int().check(z.minimum(0), z.maximum(2_147_483_647))

export const nothing = z.object({})
