import { learningCoursesDesk } from '../../../../shared/learning/courses.desk.contract'
import { courseErrors } from '../../../../shared/learning/text'
import { organisationsText } from '../../../../shared/organisations/text'
import { clientOf } from '../../../platform/client'
import { wordsOf } from '../../../platform/errors'
import { currentText } from '../../../platform/locale'

export const coursesDesk = clientOf(learningCoursesDesk)

export const courseErrorWords = (): Record<string, string> => ({
  ...currentText(organisationsText).errors,
  ...currentText(courseErrors).errors,
})

export const explained = (error: Error | undefined): string | null =>
  error ? wordsOf(error, courseErrorWords()) : null
