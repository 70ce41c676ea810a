import { learningCourses } from '../../../shared/learning/courses.contract'
import { courseErrors } from '../../../shared/learning/text'
import { clientOf } from '../../platform/client'
import { wordsOf } from '../../platform/errors'
import { currentText } from '../../platform/locale'

export const courses = clientOf(learningCourses)

export const courseWords = (): Record<string, string> => currentText(courseErrors).errors

export const explainCourse = (error: unknown): string => wordsOf(error, courseWords())
