import { learning as contract } from '../../../shared/learning/contract'
import { clientOf } from '../../platform/client'

export const learning = clientOf(contract)
