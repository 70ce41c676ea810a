import { classes as classesContract } from '../../../shared/classes/contract'
import { planErrors } from '../../../shared/classes/text'
import { clientOf } from '../../platform/client'
import { currentText } from '../../platform/locale'

export const classes = clientOf(classesContract)

export const classErrors = (): Record<string, string> => currentText(planErrors).errors
