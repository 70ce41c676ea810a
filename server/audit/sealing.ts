import { IsNull, Not } from 'typeorm'
import { chainOf } from '../platform/audit'
import type { Db } from '../platform/db'
import { AuditRow } from '../platform/entities'
import type { JobKind } from '../platform/jobs'
import { placesFor } from '../platform/raw'

const batchRows = 500
const rowsAStatement = 50
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
  const rows: Pick<AuditRow, 'id' | 'mac'>[] = await db.query(
    `SELECT id, mac FROM audit_rows WHERE sequence IS NULL ORDER BY id LIMIT ${batchRows}`,
  )
  if (rows.length === 0) return 0
  const head = await findHead(db)
  let sequence = head?.sequence ?? 0
  let chain = head?.chain ?? ''
  const places: Place[] = rows.map(({ id, mac }) => {
    sequence += 1
    chain = chainOf(sequence, chain, mac)
    return { id, sequence, chain }
  })
  for (let from = 0; from < places.length; from += rowsAStatement) {
    await writePlaces(db, places.slice(from, from + rowsAStatement))
  }
  return rows.length
}

type Place = { id: string; sequence: number; chain: string }

/** On a day when many join there are a thousand rows a second: one statement for each would be the database's main work. */
async function writePlaces(db: Db, places: Place[]): Promise<void> {
  const ids = places.map(({ id }) => id)
  const byId = `CASE id ${'WHEN ? THEN ? '.repeat(places.length)}END`
  await db.query(
    `UPDATE audit_rows SET sequence = ${byId}, chain = ${byId} WHERE id IN (${placesFor(ids)}) AND sequence IS NULL`,
    [
      ...places.flatMap(({ id, sequence }) => [id, sequence]),
      ...places.flatMap(({ id, chain }) => [id, chain]),
      ...ids,
    ],
  )
}

export const findUnsealed = (db: Db, limit: number): Promise<AuditRow[]> =>
  db.find(AuditRow, { where: { sequence: IsNull() }, order: { id: 'ASC' }, take: limit })

export const findHead = (db: Db): Promise<AuditRow | null> =>
  db.findOne(AuditRow, { where: { sequence: Not(IsNull()) }, order: { sequence: 'DESC' } })
