import { defineContract } from '../http/contract'

export const classChildren = defineContract({})
