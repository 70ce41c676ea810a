import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { In, IsNull, Not } from 'typeorm'
import { auditMac } from '../../server/platform/crypto'
import { AuditRow } from '../../server/platform/entities'
import { newId } from '../../server/platform/random'
import { onEveryDatabase } from '../support/databases'
import { newPerson, submitted } from '../support/people'
import { type Caller, useServer } from '../support/server'

onEveryDatabase('The audit log', (make) => {
  const server = useServer(make)
  let auditor: Caller
  beforeAll(async () => {
    auditor = await server.as('auditor')
    for (let i = 0; i < 3; i++) await submitted(await newPerson(server))
    await server.runJob('audit.seal')
  })

  const verify = () => auditor.audit.verifyAudit()
  const rows = () =>
    server.database.reader.find(AuditRow, { where: { sequence: Not(IsNull()) }, order: { sequence: 'ASC' } })
  /** What an attacker with the database's password, and no key, can do; undone afterwards. */
  const tamper = async (sql: string, undo: string) => {
    await server.database.source.query(sql)
    const found = await verify()
    await server.database.source.query(undo)
    return found
  }

  it('is sealed by the worker: everything has its place, and what came since is named', async () => {
    const before = await verify()
    expect(before).toMatchObject({ intact: true, problems: [], unsealed: { rows: 0, oldestAt: null } })
    await submitted(await newPerson(server))
    const after = await verify()
    expect(after.unsealed.rows).toBeGreaterThan(3)
    expect(after.unsealed.oldestAt).toBe(server.clock.now().toISOString())
    expect(after.head).toEqual(before.head)
    await server.runJob('audit.seal')
    const sealed = await verify()
    expect(sealed.unsealed.rows).toBe(0)
    expect(sealed.checked.rows).toBe((await rows()).length)
    const sequences = (await rows()).map(({ sequence }) => sequence)
    expect(sequences).toEqual(sequences.map((_, at) => at + 1))
  })

  it('shows a row that was changed', async () => {
    const [row] = await rows()
    const found = await tamper(
      `UPDATE audit_rows SET outcome = 'access.denied' WHERE sequence = 1`,
      `UPDATE audit_rows SET outcome = '${row!.outcome}' WHERE sequence = 1`,
    )
    expect(found).toMatchObject({ intact: false, problems: [{ kind: 'changed', sequence: 1, id: row!.id }] })
    expect((await verify()).intact).toBe(true)
  })

  it('shows rows that were removed, one in the middle as well as the last ones', async () => {
    await server.runJob('audit.anchor')
    const all = await rows()
    const hidden = all[2]!
    const [{ sequence: last }] = all.slice(-1) as [AuditRow]
    expect(
      (
        await tamper(
          `UPDATE audit_rows SET sequence = NULL WHERE sequence = 3`,
          `UPDATE audit_rows SET sequence = 3 WHERE id = '${hidden.id}'`,
        )
      ).problems,
    ).toContainEqual({ kind: 'removed', id: null, sequence: 3, last: 3 })

    await server.database.transaction((db) => db.delete(AuditRow, { sequence: last! }))
    const cut = await verify()
    expect(cut.problems).toContainEqual({ kind: 'removed', id: null, sequence: last, last })
    expect(cut.anchor).toMatchObject({ sequence: last, agrees: false })
    // Even when the worker has gone on over the gap: the place is taken by another row, and the anchor remembers.
    await server.runJob('audit.seal')
    expect((await verify()).problems).toContainEqual(expect.objectContaining({ kind: 'changed', sequence: last }))
    await server.database.transaction(async (db) => {
      await db.update(AuditRow, { sequence: Not(IsNull()) }, { chain: null, sequence: null })
    })
    expect((await verify()).intact).toBe(false)
  })
})

onEveryDatabase('The audit log, once more', (make) => {
  const server = useServer(make)
  let auditor: Caller
  beforeAll(async () => {
    auditor = await server.as('auditor')
    for (let i = 0; i < 3; i++) await submitted(await newPerson(server))
    await server.runJob('audit.seal')
  })
  const verify = () => auditor.audit.verifyAudit()

  it('shows rows that changed places', async () => {
    const { source, reader } = server.database
    const [second, third] = await reader.find(AuditRow, { where: { sequence: In([2, 3]) }, order: { sequence: 'ASC' } })
    const place = (id: string, sequence: number | null) =>
      source.query(`UPDATE audit_rows SET sequence = ${sequence} WHERE id = '${id}'`)
    for (const [id, at] of [
      [second!.id, null],
      [third!.id, 2],
      [second!.id, 3],
    ] as const)
      await place(id, at)
    expect((await verify()).problems).toContainEqual({ kind: 'reordered', id: third!.id, sequence: 2, last: null })
    for (const [id, at] of [
      [second!.id, null],
      [third!.id, 3],
      [second!.id, 2],
    ] as const)
      await place(id, at)
    expect((await verify()).intact).toBe(true)
  })

  it('shows a row that somebody without the key put in, before it is sealed and after', async () => {
    const { transaction, reader } = server.database
    const [real] = await reader.find(AuditRow, { where: { sequence: 1 } })
    const forged = { ...real!, id: newId(), sequence: null, chain: null, action: 'membership.application_decided' }
    await transaction((db) => db.insert(AuditRow, forged))
    expect((await verify()).problems).toContainEqual({ kind: 'inserted', id: forged.id, sequence: null, last: null })
    await server.runJob('audit.seal')
    const after = await verify()
    expect(after.problems).toContainEqual(expect.objectContaining({ id: forged.id, kind: 'changed' }))
    // With a place of its own choosing it does not fit the chain either.
    const end = after.head!.sequence
    const placed = { ...forged, id: newId(), sequence: end + 1, chain: auditMac(['x']).split('').reverse().join('') }
    await transaction((db) => db.insert(AuditRow, placed))
    expect((await verify()).problems).toContainEqual(expect.objectContaining({ id: placed.id, kind: 'inserted' }))
    await transaction((db) => db.delete(AuditRow, { id: placed.id }))
  })

  it('is looked at as a whole each night, and the last look is told', async () => {
    await server.runJob('audit.verify')
    const { lastFull, checked } = await verify()
    expect(lastFull).toEqual({ at: server.clock.now().toISOString(), rows: checked.to, intact: false })
  })

  it('keeps its heads outside the database, a line each time they moved, and survives a line that was cut off', async () => {
    const file = join(server.ports.config.auditAnchorDir, 'audit-anchors.jsonl')
    expect(existsSync(file)).toBe(false)
    await server.runJob('audit.anchor')
    await server.runJob('audit.anchor')
    await verify()
    await server.runJob('audit.seal')
    await server.runJob('audit.anchor')
    const lines = readFileSync(file, 'utf8').trim().split('\n')
    expect(lines).toHaveLength(2)
    appendFileSync(file, '{"sequence": 99')
    expect((await verify()).anchor).toMatchObject({ agrees: true, sequence: JSON.parse(lines[1]!).sequence })
  })
})
