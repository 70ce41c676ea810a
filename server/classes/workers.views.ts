import type { CheckWarning, WorkerRow, WorkerView } from '../../shared/classes/workers.desk.contract'
import type { Person } from '../identity'
import { refOf } from '../organisations'
import type { CareWorker, ClassDuty } from './workers.entities'

/** What is to be seen of a record check today; `warnFrom` is the day up to which it ends soon. */
function warningOf({ isClear, validUntil }: CareWorker, today: string, warnFrom: string): CheckWarning | null {
  if (isClear === null || validUntil === null) return 'unchecked'
  if (!isClear) return 'unclear'
  if (validUntil < today) return 'over'
  return validUntil <= warnFrom ? 'soon' : null
}

export function drawWorkerRow(worker: CareWorker, today: string, warnFrom: string): WorkerRow {
  const { id, name, duty, organisation, personId, checkedOn, isClear, validUntil } = worker
  return {
    ...{ id, name, duty, checkedOn, isClear, validUntil },
    organisation: refOf(organisation!),
    hasAccount: personId !== null,
    warning: warningOf(worker, today, warnFrom),
  }
}

interface Around {
  duties: readonly ClassDuty[]
  teachers: readonly Person[]
}

export function drawWorkerView(row: WorkerRow, worker: CareWorker, { duties, teachers }: Around): WorkerView {
  const { version, phone, personId, endedAt } = worker
  return {
    ...row,
    ...{ version, phone, personId },
    classes: duties.map(({ classId, courseClass }) => ({
      id: classId,
      name: courseClass!.content.name,
      to: courseClass!.content.sessions.to,
    })),
    accounts: teachers.flatMap(({ id, name }) => (name ? [{ personId: id, name }] : [])),
    actions: endedAt === null ? ['edit', 'check', 'end'] : [],
  }
}
