import { defineContract } from '../http/contract'

/** Papers of a claim, sent in parts. */
export const insurancePapers = defineContract({})
