export { campaignErrors } from './campaignErrors'
export { merchantErrors } from './merchantErrors'
