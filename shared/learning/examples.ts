import type { Examples } from '../http/contract'
import type { learning } from './contract'

export const learningExamples: Examples<typeof learning> = {}
