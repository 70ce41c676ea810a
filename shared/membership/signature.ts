import * as z from 'zod/mini'

const coordinate = z.int().check(z.minimum(0), z.maximum(4096))

/** A signature as drawn: strokes as flat lists x0, y0, x1, y1 … within width × height. */
export const signature = z.object({
  width: z.int().check(z.minimum(50), z.maximum(4096)),
  height: z.int().check(z.minimum(50), z.maximum(4096)),
  strokes: z
    .array(
      z.array(coordinate).check(
        z.minLength(4),
        z.maxLength(4000),
        z.refine((stroke) => stroke.length % 2 === 0),
      ),
    )
    .check(
      z.minLength(1),
      z.maxLength(200),
      z.refine((strokes) => strokes.reduce((sum, stroke) => sum + stroke.length, 0) <= 4000),
    ),
})
export type Signature = z.output<typeof signature>
