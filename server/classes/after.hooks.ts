import { afterMessages } from '../../shared/classes/afterMessages'
import { registerTemplates } from '../notifications'

/** What is told after a term. */
export const registerAfter = (): void => registerTemplates('classAfter', afterMessages)
