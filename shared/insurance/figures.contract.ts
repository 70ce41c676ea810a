import { defineContract } from '../http/contract'

/** What leadership looks at. */
export const insuranceFigures = defineContract({})
