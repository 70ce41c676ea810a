import { IsNull, Not } from 'typeorm'
import { rightBlocker } from '../../shared/benefits/rules'
import { shanghaiMoment } from '../../shared/http/time'
import { Membership } from '../membership'
import { notifyAll } from '../notifications'
import { Organisation, rangeBelow } from '../organisations'
import type { Db } from '../platform/db'
import type { JobCall } from '../platform/jobs'
import { Campaign } from './entities'
import { withUnion } from './queries'
import { readRights } from './rights'

/** Members that one transaction tells. */
const mostAtOnce = 200

/** Tells everybody of campaigns that are to be announced; killed anywhere, the next run goes on where it stopped. */
export async function announceDue({ database, now, isStopping }: JobCall): Promise<void> {
  const due = await database.reader.find(Campaign, {
    where: { state: 'published', announcedAt: Not(IsNull()), toldAt: IsNull() },
    select: { id: true },
    take: 100,
  })
  for (const { id } of due) {
    let isOver = false
    while (!isOver) {
      if (isStopping()) return
      isOver = await database.transaction((db) => announceOn(db, id, now))
    }
  }
}

/** The next few members; whether they were the last. */
async function announceOn(db: Db, id: string, now: Date): Promise<boolean> {
  const campaign = await withUnion(db).where('campaign.id = :id', { id }).getOne()
  if (campaign?.state !== 'published' || campaign.toldAt !== null) return true
  const members = await findNext(db, campaign)
  await tell(db, campaign, members, now)
  const isOver = members.length < mostAtOnce
  const toldTo = members.at(-1)?.id ?? campaign.toldTo
  await db.update(Campaign, { id }, { toldTo, ...(isOver ? { toldAt: now } : {}) })
  return isOver
}

interface Member {
  id: string
  personId: string
}

function findNext(db: Db, { organisation, toldTo }: Campaign): Promise<Member[]> {
  const { from, to } = rangeBelow(organisation!.path)
  return db
    .createQueryBuilder(Membership, 'membership')
    .innerJoin(Organisation, 'organisation', 'organisation.id = membership.organisationId')
    .select('membership.id', 'id')
    .addSelect('membership.personId', 'personId')
    .where('membership.currentKey IS NOT NULL AND membership.id > :after', { after: toldTo ?? '' })
    .andWhere('organisation.path >= :from AND organisation.path < :to', { from, to })
    .orderBy('membership.id')
    .limit(mostAtOnce)
    .getRawMany<Member>()
}

/** Whoever has a right to it, or would have one once staff had seen their document. */
async function tell(db: Db, campaign: Campaign, members: readonly Member[], now: Date): Promise<void> {
  const personIds = members.map(({ personId }) => personId)
  const rights = await readRights(db, [campaign], personIds, now)
  const meant = personIds.filter((personId) =>
    [null, 'benefits.assurance_due'].includes(rightBlocker(campaign.content, rights(campaign, personId))),
  )
  const { id, content, organisation, organisationId, opensAt } = campaign
  const words = { name: content.name, what: content.what, organisation: organisation!.name }
  const notices = meant.map((personId) => ({
    personId,
    template: 'benefits.announced',
    params: { ...words, opens: shanghaiMoment(opensAt) },
    link: `/benefits/campaign?id=${id}`,
    dedupeKey: `${id} ${personId} announced`,
    organisationId,
  }))
  await notifyAll(db, notices, now)
}
