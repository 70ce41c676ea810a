import { registerCampaigns } from './hooks'

export { deskRoutes } from './desk.routes'
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
export { routes } from './routes'
export { couponsRule } from './rules'

export function registerHooks(): void {
  registerCampaigns()
}
