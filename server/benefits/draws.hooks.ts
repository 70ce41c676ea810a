import { In } from 'typeorm'
import type { CampaignContent } from '../../shared/benefits/campaigns'
import { benefitDrawMessages } from '../../shared/benefits/drawMessages'
import { DrawTicket, freezeList, settleMs } from '../draws'
import { personMoved } from '../identity'
import { type Notice, notifyAll, registerTemplates } from '../notifications'
import type { Db } from '../platform/db'
import { type JobCall, type JobKind, registerJob } from '../platform/jobs'
import { findOldest } from '../platform/oldest'
import { lockPools } from '../platform/pools'
import { type PersonalPart, personalData, personErased, registerRetention } from '../privacy'
import { BenefitEntry } from './draws.entities'
import { asTickets, findEntered, findUnfrozen, findUntold, type Told } from './draws.queries'
import { Campaign } from './entities'

/** What draws of coupons do by themselves, and what becomes of who entered. */
export function registerBenefitDraws(): void {
  registerTemplates('benefitDraws', benefitDrawMessages, { won: { subscribe: 'result' } })
  personMoved.register('benefits.entries', moveEntries)
  personalData.register('benefits.entries', describeEntries)
  personErased.register('benefits.entries', async (db, personId) => {
    await db.delete(BenefitEntry, { personId })
  })
  registerRetention({ name: 'benefits.entries', erase: deleteOldEntries })
  for (const job of jobs) registerJob(job)
}

const most = 100

/** Closes each list when its window is over, and publishes its hash, before anybody can know the public value. */
async function freezeLists({ database, now, isStopping }: JobCall): Promise<void> {
  const before = new Date(now.getTime() - settleMs)
  for (const campaignId of await findUnfrozen(database.reader, before, most)) {
    if (isStopping()) return
    await database.transaction(async (db) => {
      await lockPools(db, Campaign, [campaignId])
      await freezeList(db, campaignId, asTickets(await findEntered(db, campaignId)), now)
    })
  }
}

/** Tells everybody what was drawn for them, some at a time. */
async function tellOfDraws({ database, now, isStopping }: JobCall): Promise<void> {
  for (;;) {
    const told = await findUntold(database.reader, most)
    if (told.length === 0 || isStopping()) return
    await database.transaction(async (db) => {
      await notifyAll(db, told.flatMap(noticesOf), now)
      await db.update(DrawTicket, { id: In(told.map(({ id }) => id)) }, { tellAt: null })
    })
  }
}

function noticesOf({ personId, drawId, campaignId, organisationId, content, state }: Told): Notice[] {
  if (state === 'entered') return []
  const { name } = JSON.parse(content) as CampaignContent
  const link = `/benefits/draw?id=${campaignId}`
  const dedupeKey = `${drawId} ${personId}`
  return [{ personId, template: `benefitDraws.${state}`, params: { name }, link, dedupeKey, organisationId }]
}

const jobs: JobKind[] = [
  { name: 'benefits.freeze_lists', everySeconds: 10, run: freezeLists },
  { name: 'benefits.tell_of_draws', everySeconds: 5, run: tellOfDraws },
]

/** Two accounts turned out to be one person's: of two tickets in a draw one stays. */
async function moveEntries(db: Db, fromId: string, toId: string): Promise<void> {
  const kept = (await db.findBy(BenefitEntry, { personId: toId })).map(({ campaignId }) => campaignId)
  for (const { id, campaignId } of await db.findBy(BenefitEntry, { personId: fromId })) {
    if (kept.includes(campaignId)) await db.delete(BenefitEntry, { id })
    else await db.update(BenefitEntry, { id }, { personId: toId })
  }
}

/** In which draws a person takes part, under which name they are in the list. */
async function describeEntries(db: Db, personId: string): Promise<PersonalPart[]> {
  const rows = await db
    .createQueryBuilder(BenefitEntry, 'entry')
    .innerJoinAndMapOne('entry.of', Campaign, 'campaign', 'campaign.id = entry.campaignId')
    .where('entry.personId = :personId', { personId })
    .orderBy('entry.id', 'DESC')
    .limit(500)
    .getMany()
  const entries = (rows as (BenefitEntry & { of: Campaign })[]).map(({ of, ticket, state, enteredAt }) => ({
    ...{ coupon: of.content.name, ticket, state: stateWords[state], at: enteredAt },
  }))
  return entries.length === 0 ? [] : [{ part: 'benefitEntries', rows: entries }]
}

/** Codes that mean an entry wherever the words of all features meet. */
const stateWords = { entered: 'drawEntered', won: 'drawWon', lost: 'drawLost' } as const

async function deleteOldEntries(db: Db, before: Date, limit: number): Promise<number> {
  const rows = await findOldest(db, BenefitEntry, ({ enteredAt }) => enteredAt, { before, limit })
  if (rows.length > 0) await db.delete(BenefitEntry, { id: In(rows.map(({ id }) => id)) })
  return rows.length
}
