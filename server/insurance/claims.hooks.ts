import { claimMessages } from '../../shared/insurance/claimMessages'
import { registerTemplates } from '../notifications'

/** What the claimant's side of claims tells lower features. */
export function registerClaims(): void {
  registerTemplates('claims', claimMessages)
}
