import { AppError } from '../../shared/http/errors'
import type { Given, WorkItem } from '../desk'
import type { Organisation } from '../organisations'
import type { Db } from '../platform/db'
import { isConcerned } from './destination'
import { changeComplaint, findComplaint } from './queries'

/** Another union answers from now on; whoever wrote it is told, also where the desk knows no name. */
export async function give(db: Db, item: WorkItem, to: Organisation, dueAt: Date): Promise<Given | null> {
  if (item.kind !== 'complaints.complaint') return null
  const complaint = await findComplaint(db, item.id)
  if (complaint && (await isConcerned(db, complaint, to))) return null
  const isGiven = await changeComplaint(db, item, ['submitted'], { organisationId: to.id, dueAt })
  if (!complaint || !isGiven) throw new AppError('desk.changed_meanwhile')
  const { id, version, personId } = complaint
  return { version: version + 1, tell: { personId, link: `/complaints/one?id=${id}` } }
}
