import { membersDesk } from '../../../../shared/membership/members.contract'
import { clientOf } from '../../../platform/client'

export const members = clientOf(membersDesk)
