import { organisationMerged } from '../organisations'
import { moveOpenItems } from './cases'
import { registerPrivacy } from './privacy'

export { findWorkItem, listSteps, moveWorkItem, type NamedStep, openWorkItem, recordStep, type Step } from './cases'
export { deleteCases } from './privacy'
export { routes } from './routes'

export function registerHooks(): void {
  organisationMerged.register('desk', (db, from, to) => moveOpenItems(db, from.id, to.id))
  registerPrivacy()
}
