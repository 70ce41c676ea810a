import { redemptionMessages } from '../../shared/benefits/redemptionMessages'
import { personMoved } from '../identity'
import { registerTemplates } from '../notifications'
import { organisationMerged } from '../organisations'
import { sweepExpired } from '../platform/sweep'
import { personalData, personErased, registerRetention } from '../privacy'
import { deleteOldRedemptions, describeRedeeming, eraseClerk, moveClerk, moveMerchants } from './merchants.privacy'
import { deleteOldCodes } from './redemptions.queries'

/** What becomes of merchants, clerks and what they redeemed when something happens to a person or a union. */
export function registerMerchants(): void {
  registerTemplates('redemptions', redemptionMessages)
  sweepExpired.register('benefits.codes', deleteOldCodes)
  personMoved.register('benefits.clerks', moveClerk)
  personalData.register('benefits.redeeming', describeRedeeming)
  personErased.register('benefits.clerks', eraseClerk)
  registerRetention({ name: 'benefits.redemptions', erase: deleteOldRedemptions })
  organisationMerged.register('benefits.merchants', moveMerchants)
}
