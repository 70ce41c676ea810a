import { addDays, shanghaiDay, shanghaiInstant } from '../../shared/http/time'
import type { Db } from '../platform/db'
import { addContest, addEntry, beginStage, judgedStage } from '../seeds/contests'
import { addPerson } from '../seeds/identity'
import { addMembership } from '../seeds/membership'

interface Demo {
  huoxian: string
  judges: string[]
}

const storytellers = ['钱小满', '郑大勇', '吴桂英', '冯晓东']

/** What 漷县 holds: a contest that is entered now, by teams, and a final that three judges score today. */
export async function addContests(db: Db, { huoxian: organisationId, judges }: Demo, now: Date): Promise<void> {
  const at = (days: number, time: string) => shanghaiInstant(addDays(shanghaiDay(now), days), time)
  await addContest(
    db,
    {
      organisationId,
      opensAt: at(-1, '09:00'),
      closesAt: at(14, '17:00'),
      content: {
        name: '班组急救技能赛(演示)',
        what: '三到五人一队,现场做心肺复苏和包扎。',
        kind: 'team',
        team: { from: 3, to: 5 },
      },
      stages: [{ ...judgedStage, name: '初赛', advance: 6 }, judgedStage],
    },
    now,
  )
  const {
    contest,
    stages: [final],
  } = await addContest(db, { organisationId, opensAt: at(-10, '09:00'), closesAt: at(-1, '17:00') }, now)
  const entries = []
  for (const [index, name] of storytellers.entries()) {
    const document = `1101121990010120${index}`
    const personId = await addPerson(
      db,
      { phone: `1380000050${index + 1}`, name, document, assurance: 'seenByStaff' },
      now,
    )
    await addMembership(db, { personId, organisationId }, now)
    entries.push((await addEntry(db, contest, { number: index + 1, people: [personId] }, now)).entry)
  }
  await beginStage(db, final!, { entries, judges }, now)
}
