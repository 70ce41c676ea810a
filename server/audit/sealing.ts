import { IsNull, Not } from 'typeorm'
import { chainOf } from '../platform/audit'
import type { Db } from '../platform/db'
import { AuditRow } from '../platform/entities'
import type { JobKind } from '../platform/jobs'

const batchRows = 500
/** A run leaves the rest to the next one, so that its lease is never in question. */
const batchesARun = 40

/** Gives the rows written since the last run their place in the chain, in the order of their ids. */
export const sealJob: JobKind = {
  name: 'audit.seal',
  everySeconds: 2,
  async run({ database }) {
    for (let batch = 0; batch < batchesARun; batch++) {
      if ((await database.transaction(sealBatch)) < batchRows) return
    }
  },
}

/** The unique key on the place lets one of two workers through; the other one's transaction is rolled back. */
async function sealBatch(db: Db): Promise<number> {
  const rows = await findUnsealed(db, batchRows)
  if (rows.length === 0) return 0
  const head = await findHead(db)
  let sequence = head?.sequence ?? 0
  let chain = head?.chain ?? ''
  for (const { id, mac } of rows) {
    sequence += 1
    chain = chainOf(sequence, chain, mac)
    await db.update(AuditRow, { id, sequence: IsNull() }, { sequence, chain })
  }
  return rows.length
}

export const findUnsealed = (db: Db, limit: number): Promise<AuditRow[]> =>
  db.find(AuditRow, { where: { sequence: IsNull() }, order: { id: 'ASC' }, take: limit })

export const findHead = (db: Db): Promise<AuditRow | null> =>
  db.findOne(AuditRow, { where: { sequence: Not(IsNull()) }, order: { sequence: 'DESC' } })
