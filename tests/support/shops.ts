import { type Campaign, Coupon } from '../../server/benefits'
import { addMerchant } from '../../server/seeds/merchants'
import { type Claimant, claim, newClaimant, openCampaign } from './benefits'
import { newPerson } from './people'
import type { Caller, TestServer } from './server'
import { unionId } from './unions'

/** Merchants with clerks and customers, and what is done at their counters. */
export const useShops = (server: TestServer) => ({
  show: async ({ caller }: Pick<Claimant, 'caller'>, couponId: string) =>
    (await caller.benefitMerchants.showCode({ params: { couponId } })).code,
  redeem: (clerk: Caller, code: string) => clerk.benefitMerchants.redeem({ body: { code } }),
  couponOf: (id: string) => server.database.reader.findOneByOrFail(Coupon, { id }),
  /** A merchant of a campaign with its clerk, and a member with a coupon of it. */
  async shop(given: { campaign?: Campaign; clerks?: number } = {}) {
    const campaign = given.campaign ?? (await openCampaign(server, { content: { valueFen: 25_50 } }))
    const organisationId = await unionId(server, '漷县')
    const clerks: Caller[] = []
    const clerkIds: string[] = []
    for (let at = 0; at < (given.clerks ?? 1); at++) {
      clerks.push(await newPerson(server))
      clerkIds.push((await clerks[at]!.identity.getMe()).id)
    }
    const merchant = await server.database.transaction((db) =>
      addMerchant(db, { organisationId, campaignIds: [campaign.id], clerkIds }, server.clock.now()),
    )
    const member = await newClaimant(server)
    const { coupon } = await claim(member, campaign)
    return { campaign, merchant, clerk: clerks[0]!, clerks, member, couponId: coupon!.id }
  },
})
