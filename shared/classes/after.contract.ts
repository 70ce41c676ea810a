import { defineContract } from '../http/contract'

export const classAfter = defineContract({})
