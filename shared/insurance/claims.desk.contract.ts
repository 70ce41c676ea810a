import { defineContract } from '../http/contract'

/** Claims at the desk. */
export const insuranceClaimsDesk = defineContract({})
