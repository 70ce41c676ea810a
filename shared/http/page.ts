import * as z from 'zod/mini'

export const pageSize = 20

/** Query of a list: `cursor` is the previous page's `nextCursor`, opaque to callers. */
export const pageQuery = z.object({ cursor: z.optional(z.string().check(z.minLength(1), z.maxLength(400))) })

export const pageOf = <T extends z.ZodMiniType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.nullable(z.string()) })

export interface Page<T> {
  items: T[]
  nextCursor: string | null
}
