import type { DeskEntry } from '../../shared/learning/deskContests'
import { findPersons } from '../identity'
import { findStrangersTo } from '../organisations'
import type { StaffActor } from '../platform/actor'
import { decodeNumberCursor, toPage } from '../platform/cursor'
import type { Db } from '../platform/db'
import { countPeople, findEntriesAfter } from './contests.desk.queries'
import { loadContest } from './contests.desk.service'

/** Who entered, before a stage has begun and after: by the number that they entered with. */
export async function listEntries(db: Db, actor: StaffActor, contestId: string, cursor: string | undefined) {
  const { content } = await loadContest(db, actor, contestId)
  const page = toPage(await findEntriesAfter(db, contestId, decodeNumberCursor(cursor)), ({ number }) => [
    String(number),
  ])
  const people = await countPeople(
    db,
    page.items.map(({ id }) => id),
  )
  const captainIds = page.items.map(({ captainId }) => captainId)
  const strangers = await findStrangersTo(db, actor, captainIds)
  const names = new Map((await findPersons(db, captainIds)).map(({ id, name }) => [id, name]))
  const items = page.items.map(
    ({ id, number, groupName, name, captainId, createdAt }): DeskEntry => ({
      ...{ id, number, group: groupName, team: name, people: people.get(id) ?? 0 },
      isComplete: (people.get(id) ?? 0) >= content.team.from,
      name: strangers.has(captainId) ? null : (names.get(captainId) ?? null),
      enteredAt: createdAt.toISOString(),
    }),
  )
  return { ...page, items }
}
