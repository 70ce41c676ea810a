import { defineContract } from '../http/contract'

/** The desk of the benefits managers. */
export const benefitsDesk = defineContract({})
