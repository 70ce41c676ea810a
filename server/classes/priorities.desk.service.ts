import type { PriorityCase, ReviewDecision } from '../../shared/classes/children.desk.contract'
import type { StaffActor } from '../platform/actor'
import type { Db } from '../platform/db'
import type { PriorityClaim } from './children.entities'
import * as desk from './reviews.desk'

const load = (db: Db, actor: StaffActor, id: string): Promise<desk.AtDesk<PriorityClaim>> =>
  desk.load(db, actor, 'priority', id)

export async function view(db: Db, actor: StaffActor, id: string, now: Date): Promise<PriorityCase> {
  const loaded = await load(db, actor, id)
  return { ...(await desk.draw(db, actor, loaded, now)), group: loaded.row.group }
}

export async function decide(
  db: Db,
  actor: StaffActor,
  id: string,
  decision: ReviewDecision,
  now: Date,
): Promise<PriorityCase> {
  await desk.decide(db, actor, 'priority', await load(db, actor, id), decision, now)
  return view(db, actor, id, now)
}
