import { defineContract } from '../http/contract'

export const classBookings = defineContract({})
