import { defineContract } from '../http/contract'

/** Plans and covers at the desk. */
export const insurancePlansDesk = defineContract({})
