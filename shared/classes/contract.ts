import { defineContract } from '../http/contract'

export const classes = defineContract({})
