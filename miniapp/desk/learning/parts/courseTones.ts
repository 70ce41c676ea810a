import type { CourseState } from '../../../../shared/learning/courses'
import type { Tone } from '../../../ui'

export const courseTones: Record<CourseState, Tone> = { draft: 'warn', published: 'ok', ended: 'grey' }
