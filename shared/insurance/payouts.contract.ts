import { defineContract } from '../http/contract'

/** What the bank pays. */
export const insurancePayouts = defineContract({})
