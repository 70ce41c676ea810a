import * as z from 'zod/mini'
import { membershipStates } from '../../shared/membership/states'
import type { RuleKind } from '../platform/rules'

const couponsSchema = z.object({
  /** In which states members have a right to benefits. */
  memberStates: z.array(z.enum(membershipStates)),
  /** Whoever has a coupon is told so many days before it ends. */
  remindDays: z.int().check(z.minimum(0), z.maximum(60)),
})

/** Who is given coupons, and what they are told of them. */
export const couponsRule: RuleKind<typeof couponsSchema> = { name: 'benefits.coupons', schema: couponsSchema }
