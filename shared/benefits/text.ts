export { barErrors } from './barErrors'
export { campaignErrors } from './campaignErrors'
export { merchantErrors } from './merchantErrors'
export { riskErrors } from './riskErrors'
