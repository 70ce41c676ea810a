import { defineContract } from '../http/contract'

export const classPlansDesk = defineContract({})
