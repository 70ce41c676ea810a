import type * as z from 'zod/mini'
import { AppError } from '../../shared/http/errors'

/** Checks one part of a request; the refusal names the field, or the part as a whole, and never repeats what was in it. */
export function parsePart(
  schema: z.ZodMiniType | undefined,
  value: unknown,
  part: 'params' | 'query' | 'body',
): unknown {
  if (schema === undefined) return undefined
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]!
  throw new AppError('request.invalid', { rule: issue.code }, issue.path.map(String).join('.') || part)
}
