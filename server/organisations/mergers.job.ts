import { MoreThan } from 'typeorm'
import type { JobKind } from '../platform/jobs'
import { Organisation } from './entities'
import { organisationMerged } from './hooks'

/** No command lasts as long. */
const followedMs = 86_400_000

/**
 * What began before a merger and ended after it was written for the union that was: a decision just made, an application
 * just handed in. For a day it is brought along.
 */
export const followMergers: JobKind = {
  name: 'organisations.follow_mergers',
  everySeconds: 300,
  async run({ database, now }) {
    const merged = await database.reader.findBy(Organisation, {
      closedAt: MoreThan(new Date(now.getTime() - followedMs)),
    })
    for (const { id, mergedIntoId } of merged) {
      if (mergedIntoId === null) continue
      await database.transaction(async (db) => {
        const from = await db.findOneByOrFail(Organisation, { id })
        const to = await db.findOneByOrFail(Organisation, { id: from.mergedIntoId! })
        await organisationMerged.run(db, from, to, now)
      })
    }
  },
}
