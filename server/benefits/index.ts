import { registerBars } from './bars.hooks'
import { registerBenefitDraws } from './draws.hooks'
import { registerCampaigns } from './hooks'
import { registerMerchants } from './merchants.hooks'
import { registerRisk } from './risk.hooks'

export { BenefitBar } from './bars.entities'
export { barRoutes } from './bars.routes'
export { noShowsRule } from './bars.rules'
export { deskRoutes } from './desk.routes'
export { BenefitEntry } from './draws.entities'
export { benefitDrawRoutes } from './draws.routes'
export { benefitDrawsRule } from './draws.rules'
export { Campaign, CampaignCorrection, Coupon, CouponAct } from './entities'
export {
  type CampaignHead,
  findCampaignHead,
  findCampaignHeads,
  findFirstCampaigns,
  type Grant,
  grantFirst,
  type QualifyingAct,
} from './granting'
export { merchantDeskRoutes } from './merchants.desk.routes'
export { CampaignMerchant, CouponCode, Merchant, MerchantClerk, Redemption } from './merchants.entities'
export { merchantRoutes } from './merchants.routes'
export { ClaimCheck, ClaimReview } from './risk.entities'
export { riskRoutes } from './risk.routes'
export { riskRule } from './risk.rules'
export { routes } from './routes'
export { couponsRule } from './rules'

export function registerHooks(): void {
  registerCampaigns()
  registerMerchants()
  registerBars()
  registerBenefitDraws()
  registerRisk()
}
