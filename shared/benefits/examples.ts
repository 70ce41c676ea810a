import type { Examples } from '../http/contract'
import type { benefits } from './contract'
import type { benefitsDesk } from './desk.contract'

export const benefitsExamples: Examples<typeof benefits> = {}

export const benefitsDeskExamples: Examples<typeof benefitsDesk> = {}
