import { defineContract } from '../http/contract'

/** Claims, as those who claim make and follow them. */
export const insuranceClaims = defineContract({})
