import type { Examples } from '../http/contract'
import type { demo } from './contract'

export const demoExamples: Examples<typeof demo> = {
  signIn: { body: { as: 'rider' } },
  makeStepUpCode: {},
  listCast: {},
}
