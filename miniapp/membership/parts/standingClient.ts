import { membershipStanding } from '../../../shared/membership/standing.contract'
import { clientOf } from '../../platform/client'

export const standing = clientOf(membershipStanding)
