import { registerMerchants } from './merchants.hooks'

export { deskRoutes } from './desk.routes'
export { merchantDeskRoutes } from './merchants.desk.routes'
export { CampaignMerchant, CouponCode, Merchant, MerchantClerk, Redemption } from './merchants.entities'
export { merchantRoutes } from './merchants.routes'
export { routes } from './routes'

export function registerHooks(): void {
  registerMerchants()
}
