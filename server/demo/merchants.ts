import type { Db } from '../platform/db'
import { addMerchant } from '../seeds/merchants'
import { demoCampaigns } from './benefits'

interface Demo {
  huoxian: string
  /** What is claimed at 漷县, and handed out at its window. */
  autumnId: string
  merchantClerk: string
  benefitsManager: string
}

/** Where the coupons of 漷县 are used: a bakery with its clerk, a cinema, and the union's own window. */
export async function addMerchants(db: Db, demo: Demo, now: Date): Promise<void> {
  const organisationId = demo.huoxian
  await addMerchant(db, { organisationId, campaignIds: [demoCampaigns.cake], clerkIds: [demo.merchantClerk] }, now)
  const cinema = {
    name: '演示影城(漷县店)',
    address: '通州区漷县镇演示南路 6 号',
    hours: '每天 10:00–23:00',
    contactPhone: '010-80000082',
  }
  const at = { latitudeMicro: 39_768_000, longitudeMicro: 116_792_000 }
  await addMerchant(db, { organisationId, content: cinema, ...at, campaignIds: [demoCampaigns.cinema] }, now)
  const counter = {
    name: '漷县镇总工会服务窗口(演示)',
    address: '通州区漷县镇演示中路 2 号',
    hours: '工作日 9:00–17:00',
    contactPhone: '010-80000083',
  }
  const clerkIds = [demo.benefitsManager, demo.merchantClerk]
  await addMerchant(db, { organisationId, content: counter, campaignIds: [demo.autumnId], clerkIds }, now)
}
