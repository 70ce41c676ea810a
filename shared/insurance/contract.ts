import { defineContract } from '../http/contract'

/** What a member sees of plans and covers. */
export const insurance = defineContract({})
