import { defineContract } from '../http/contract'

/** Papers and the attempts at them, as whoever answers sees them. */
export const learning = defineContract({})
