import type { Examples } from '../http/contract'
import type { classes } from './contract'

export const classId = '01936f5e-0000-7000-8000-0000000000c1'

export const classesExamples: Examples<typeof classes> = {
  listClasses: { query: { kind: 'childcare', grade: '1' } },
  getClass: { params: { classId } },
}
