import { membershipMessages } from '../../shared/membership/messages'
import { homeCards } from '../home'
import { personMoved } from '../identity'
import { registerTemplates } from '../notifications'
import { describeHome } from './home'
import { moveDraft } from './queries'

export { makeMembershipNumber, membershipApproved } from './decisions.service'
export { deskRoutes } from './desk.routes'
export { JoiningEvent, Membership } from './entities'
export { routes } from './routes'

export function registerHooks(): void {
  homeCards.register('membership', describeHome)
  personMoved.register('membership', moveDraft)
  registerTemplates('membership', membershipMessages)
}
