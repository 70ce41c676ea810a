import { defineContract } from '../http/contract'

export const classChildrenDesk = defineContract({})
