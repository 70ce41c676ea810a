import { In } from 'typeorm'
import { isAppealOver } from '../../shared/benefits/bars'
import type { OwnBar, OwnBars } from '../../shared/benefits/bars.contract'
import { AppError } from '../../shared/http/errors'
import { addDays, dayMs, shanghaiDay, shanghaiMoment } from '../../shared/http/time'
import { openWorkItem, recordStep, type WorkItem } from '../desk'
import { findPersons, nameIndexOf } from '../identity'
import { notifyAll } from '../notifications'
import { discreetPersons } from '../organisations'
import { makeCaseNumber } from '../platform/caseNumbers'
import type { Db } from '../platform/db'
import { newId, systemRandom } from '../platform/random'
import { insertRows } from '../platform/raw'
import { ruleAt } from '../platform/rules'
import { dueAfter } from '../platform/workdays'
import { BenefitBar } from './bars.entities'
import { type NoShowsRule, noShowsRule } from './bars.rules'
import { type Campaign, Coupon } from './entities'

/** Bars whoever let one of these coupons expire that were theirs to use, and tells them why, until when and how to appeal. */
export async function barNoShows(
  db: Db,
  { id: campaignId, organisationId, content }: Campaign,
  due: readonly Coupon[],
  now: Date,
): Promise<void> {
  const ids = due.filter(({ state }) => state === 'usable').map(({ id }) => id)
  const expired = ids.length === 0 ? [] : await findNoShows(db, ids)
  if (expired.length === 0) return
  const rule = await ruleAt(db, noShowsRule, now)
  const untilDay = addDays(shanghaiDay(now), rule.barDays)
  const bars = expired.map(
    ({ id: couponId, personId, validUntil }): BenefitBar => ({
      ...{ id: newId(), caseNumber: makeCaseNumber('FL', systemRandom, now), personId, organisationId, campaignId },
      ...{ couponId, state: 'active', version: 1, expiredAt: validUntil, untilDay, appeal: null, appealedAt: null },
      ...{ answer: null, decidedBy: null, decidedAt: null, dueAt: null, createdAt: now },
    }),
  )
  await insertRows(db, BenefitBar, bars)
  const params = { name: content.name, until: untilDay, appealUntil: shanghaiMoment(appealEnd(now, rule)) }
  const notices = bars.map(({ id, personId }) => ({
    ...{ personId, template: 'benefitBars.barred', params, link: barsLink, organisationId },
    dedupeKey: `${id} barred`,
  }))
  await notifyAll(db, notices, now)
}

/** Some were used at the last moment, and whoever had one taken back by the clerk was there. */
const findNoShows = (db: Db, ids: readonly string[]): Promise<Coupon[]> =>
  db
    .createQueryBuilder(Coupon, 'coupon')
    .where({ id: In([...ids]), state: 'expired' })
    .andWhere('NOT EXISTS (SELECT 1 FROM redemptions redemption WHERE redemption.coupon_id = coupon.id)')
    .getMany()

export const barsLink = '/benefits/bars'

const appealEnd = (toldAt: Date, { appealDays }: NoShowsRule): Date => new Date(toldAt.getTime() + appealDays * dayMs)

/** So many a person is shown. */
const shownMost = 50

const findOwnBars = (db: Db, personId: string): Promise<BenefitBar[]> =>
  db
    .createQueryBuilder(BenefitBar, 'bar')
    .innerJoinAndSelect('bar.campaign', 'campaign')
    .where('bar.personId = :personId', { personId })
    .orderBy('bar.id', 'DESC')
    .limit(shownMost)
    .getMany()

export async function listMine(db: Db, personId: string, now: Date): Promise<OwnBars> {
  const rule = await ruleAt(db, noShowsRule, now)
  return { bars: (await findOwnBars(db, personId)).map((bar) => drawOwn(bar, rule, now)) }
}

function drawOwn(bar: BenefitBar, rule: NoShowsRule, now: Date): OwnBar {
  const { state, createdAt } = bar
  return {
    ...drawBar(bar),
    appealUntil: appealEnd(createdAt, rule).toISOString(),
    canAppeal: state === 'active' && !isAppealOver(createdAt, rule.appealDays, now),
  }
}

/** What a member and staff see alike. */
export const drawBar = ({
  id,
  caseNumber,
  state,
  campaign,
  expiredAt,
  untilDay,
  appeal,
  answer,
  dueAt,
}: BenefitBar) => ({
  ...{ id, caseNumber, state, campaign: campaign!.content.name, until: untilDay, appeal, answer },
  expiredAt: expiredAt.toISOString(),
  dueAt: state === 'appealed' ? (dueAt?.toISOString() ?? null) : null,
})

/** Puts a bar before the benefits managers of the union, once. */
export async function appeal(db: Db, personId: string, barId: string, words: string, now: Date): Promise<OwnBars> {
  const bar = (await findOwnBars(db, personId)).find(({ id }) => id === barId)
  if (!bar) throw new AppError('benefits.bar_not_found')
  const rule = await ruleAt(db, noShowsRule, now)
  const version = bar.version + 1
  const change = { state: 'appealed' as const, version, appeal: words, appealedAt: now, dueAt: dueAfter(rule, now) }
  const isInTime = bar.state === 'active' && !isAppealOver(bar.createdAt, rule.appealDays, now)
  const changed = isInTime
    ? await db.update(BenefitBar, { id: barId, version: bar.version, state: 'active' }, change)
    : { affected: 0 }
  if (changed.affected !== 1) throw new AppError('benefits.appeal_over')
  const { caseNumber, organisationId } = bar
  const item = { kind: 'benefits.bar' as const, state: 'appealed', route: 'appeal', version, dueAt: change.dueAt }
  await putBeforeManagers(db, { id: barId, caseNumber, organisationId, personId, ...item }, now)
  await recordStep(db, { caseId: barId, step: 'appealed', at: now, actorId: personId, organisationId: null })
  return listMine(db, personId, now)
}

interface Brought {
  id: string
  kind: WorkItem['kind']
  caseNumber: string
  organisationId: string
  personId: string
  state: string
  route: string
  version: number
  dueAt: Date
}

/** Opens a case's item at the desk of the benefits managers. */
export async function putBeforeManagers(db: Db, { personId, ...brought }: Brought, now: Date): Promise<void> {
  const [person] = await findPersons(db, [personId])
  const name = person?.name ?? ''
  await openWorkItem(db, {
    ...brought,
    ...{ feature: 'benefits', role: 'benefitsManager', openedAt: now },
    ...{ subjectId: personId, subject: name, subjectIndex: nameIndexOf(name === '' ? newId() : name) },
    phoneIndex: person?.phoneIndex ?? null,
    documentIndex: person?.documentIndex ?? null,
    isDiscreet: (await discreetPersons.run(db, [personId])).flat().includes(personId),
  })
}
