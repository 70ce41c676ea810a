export { campaignErrors } from './campaignErrors'
