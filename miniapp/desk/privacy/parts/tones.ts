import type { Tone } from '../../../ui'

export const correctionTones: Readonly<Record<string, Tone>> = {
  submitted: 'warn',
  applied: 'ok',
  approved: 'ok',
  refused: 'red',
  withdrawn: 'grey',
}
