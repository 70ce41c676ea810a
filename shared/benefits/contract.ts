import { defineContract } from '../http/contract'

/** What members see and take of the union's benefits. */
export const benefits = defineContract({})
