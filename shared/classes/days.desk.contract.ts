import { defineContract } from '../http/contract'

export const classDaysDesk = defineContract({})
