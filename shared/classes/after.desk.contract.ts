import { defineContract } from '../http/contract'

export const classAfterDesk = defineContract({})
