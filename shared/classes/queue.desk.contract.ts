import { defineContract } from '../http/contract'

export const classQueueDesk = defineContract({})
