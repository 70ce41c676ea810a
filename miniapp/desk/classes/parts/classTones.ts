import type { ClassState } from '../../../../shared/classes/states'
import type { Tone } from '../../../ui'

export const classTones: Record<ClassState, Tone> = {
  draft: 'warn',
  published: 'ok',
  cancelled: 'grey',
  merged: 'grey',
  closed: 'grey',
}
