import { defineContract } from '../http/contract'

export const classWorkersDesk = defineContract({})
