import { campaignMessages } from '../../shared/benefits/campaignMessages'
import { memberCards } from '../home'
import { personMoved } from '../identity'
import { eventJoined, membershipApproved, membershipTakenBack } from '../membership'
import { registerTemplates } from '../notifications'
import { organisationHolds, organisationMerged } from '../organisations'
import { registerJob } from '../platform/jobs'
import { personalData, personErased, registerRetention } from '../privacy'
import { giveForEvent, giveForJoining, takeBackGifts } from './gifts'
import { countHeld } from './held.queries'
import { describeHome } from './home'
import { couponJobs } from './jobs'
import { deleteOldCoupons, describeCoupons, eraseCoupons, followMerger, moveCoupons } from './privacy'

/** What campaigns give by themselves, and what becomes of it when something happens to a person or a union. */
export function registerCampaigns(): void {
  memberCards.register('benefits', describeHome)
  registerTemplates('benefits', campaignMessages, { ends: { subscribe: 'reminder' } })
  membershipApproved.register('benefits.gifts', (db, membership, _, now) => giveForJoining(db, membership, now))
  eventJoined.register('benefits.gifts', (db, event, { personId }, now) => giveForEvent(db, event, personId, now))
  membershipTakenBack.register('benefits.gifts', takeBackGifts)
  personMoved.register('benefits.coupons', moveCoupons)
  personalData.register('benefits.coupons', describeCoupons)
  personErased.register('benefits.coupons', eraseCoupons)
  registerRetention({ name: 'benefits.coupons', erase: deleteOldCoupons })
  organisationMerged.register('benefits.campaigns', followMerger)
  organisationHolds.register('benefits.campaigns', countHeld)
  for (const job of couponJobs) registerJob(job)
}
