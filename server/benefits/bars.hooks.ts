import { barMessages } from '../../shared/benefits/barMessages'
import { AppError } from '../../shared/http/errors'
import { deleteWithCases, type Given, moveWorkItem, type WorkItem, workItemGiven } from '../desk'
import { personMoved } from '../identity'
import { registerTemplates } from '../notifications'
import { type Organisation, organisationMerged } from '../organisations'
import type { Db } from '../platform/db'
import { findOldest } from '../platform/oldest'
import {
  type OwnTarget,
  ownTargets,
  type PersonalPart,
  personalData,
  personErased,
  registerRetention,
} from '../privacy'
import { BenefitBar } from './bars.entities'
import { barsLink } from './bars.service'

/** What becomes of bars when something happens to a person, a union or a case. */
export function registerBars(): void {
  registerTemplates('benefitBars', barMessages)
  workItemGiven.register('benefits.bars', give)
  personMoved.register('benefits.bars', async (db, fromId, toId) => {
    await db.update(BenefitBar, { personId: fromId }, { personId: toId })
  })
  personalData.register('benefits.bars', describeBars)
  personErased.register('benefits.bars', eraseBars)
  ownTargets.register('benefits.bars', findTargets)
  registerRetention({ name: 'benefits.bars', erase: deleteOldBars })
  organisationMerged.register('benefits.bars', async (db, from, to) => {
    await db.update(BenefitBar, { organisationId: from.id }, { organisationId: to.id })
  })
}

/** Another union answers the appeal from now on: a decision that is under way below fails by the version. */
async function give(db: Db, { id, version, kind, subjectId }: WorkItem, to: Organisation, dueAt: Date) {
  if (kind !== 'benefits.bar') return null
  const change = { organisationId: to.id, dueAt, version: version + 1 }
  const changed = await db.update(BenefitBar, { id, version, state: 'appealed' }, change)
  if (changed.affected !== 1) throw new AppError('desk.changed_meanwhile')
  return { version: version + 1, tell: { personId: subjectId, link: barsLink } } satisfies Given
}

/** Codes that mean a bar wherever the words of all features meet. */
const stateWords = { active: 'barActive', appealed: 'appealed', lifted: 'barLifted', upheld: 'barUpheld' } as const

async function describeBars(db: Db, personId: string): Promise<PersonalPart[]> {
  const rows = await db.find(BenefitBar, { where: { personId }, relations: { campaign: true }, order: { id: 'DESC' } })
  const bars = rows.map(({ caseNumber, campaign, state, untilDay, appeal, answer, createdAt }) => ({
    ...{ caseNumber, coupon: campaign!.content.name, state: stateWords[state], toDay: untilDay },
    ...{ appealWords: appeal, answer, createdAt },
  }))
  return bars.length === 0 ? [] : [{ part: 'benefitBars', rows: bars }]
}

/** The account is closed: nobody appeals any more, and nobody's words are kept. */
async function eraseBars(db: Db, personId: string): Promise<void> {
  for (const { id, state, version: before } of await db.findBy(BenefitBar, { personId })) {
    const version = before + 1
    const open = state === 'appealed' ? { state: 'active' as const, appealedAt: null, dueAt: null } : {}
    await db.update(BenefitBar, { id }, { ...open, version, appeal: null, answer: null })
    if (state === 'appealed') await moveWorkItem(db, id, { state: 'active', version, isOpen: false })
  }
}

/** What staff look at of a person's own. */
const findTargets = (db: Db, personId: string): Promise<OwnTarget[]> =>
  db.query(
    `SELECT 'benefits.bar' AS kind, bar.id AS id, organisation.path AS path FROM benefit_bars bar
      LEFT JOIN organisations organisation ON organisation.id = bar.organisation_id WHERE bar.person_id = ?`,
    [personId],
  )

const deleteOldBars = async (db: Db, before: Date, limit: number): Promise<number> =>
  deleteWithCases(db, BenefitBar, await findOldest(db, BenefitBar, ({ createdAt }) => createdAt, { before, limit }))
