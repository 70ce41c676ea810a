import type { Examples } from '../http/contract'
import type { home } from './contract'

export const homeExamples: Examples<typeof home> = { getHome: {} }
