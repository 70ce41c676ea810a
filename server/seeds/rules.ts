import { reviewRule } from '../membership/deadlines'
import { lapseRule, leavingRule, transferRule } from '../membership/standing.rules'
import { type Database, isDuplicate } from '../platform/db'
import { Rule } from '../platform/entities'
import { newId } from '../platform/random'

/** The rules a new installation begins with; the union changes them by adding newer ones. */
const rules = [
  { name: reviewRule.name, validFrom: '2020-01-01T00:00:00.000Z', value: { workingDays: 3, closesAt: '17:00' } },
  { name: transferRule.name, validFrom: '2020-01-01T00:00:00.000Z', value: { workingDays: 5, closesAt: '17:00' } },
  { name: leavingRule.name, validFrom: '2020-01-01T00:00:00.000Z', value: { takeBackDays: 7, aheadDays: 90 } },
  { name: lapseRule.name, validFrom: '2020-01-01T00:00:00.000Z', value: { months: 6, noticeDays: 30 } },
]

export async function seedRules(database: Database): Promise<void> {
  for (const { name, validFrom, value } of rules) {
    if (await database.reader.existsBy(Rule, { name })) continue
    const row = { id: newId(), name, validFrom: new Date(validFrom), value }
    await database
      .transaction((db) => db.insert(Rule, row))
      .catch((error: unknown) => {
        if (!isDuplicate(error)) throw error
      })
  }
}
