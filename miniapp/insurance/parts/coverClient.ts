import { insurance as insuranceContract } from '../../../shared/insurance/contract'
import { insuranceText } from '../../../shared/insurance/text'
import { clientOf } from '../../platform/client'
import { currentText } from '../../platform/locale'

export const covers = clientOf(insuranceContract)

export const coverErrors = (): Record<string, string> => currentText(insuranceText).errors
