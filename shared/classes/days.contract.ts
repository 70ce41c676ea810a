import { defineContract } from '../http/contract'

export const classDays = defineContract({})
