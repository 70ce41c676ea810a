import { Application } from '../../server/membership/entities'
import { AuditRow } from '../../server/platform/entities'
import { onEveryDatabase } from '../support/databases'
import { admittedMember, completeForm, newPerson, submitted } from '../support/people'
import { type Caller, useServer } from '../support/server'

const day = 86_400

onEveryDatabase('What is kept for a time only', (make) => {
  const server = useServer(make)
  const exists = (id: string) => server.database.reader.existsBy(Application, { id })
  const run = () => server.runJob('privacy.delete_expired')
  const count = async (table: string, where: string, id: string) =>
    Number((await server.database.source.query(`SELECT COUNT(*) AS n FROM ${table} WHERE ${where} = ?`, [id]))[0].n)

  async function refused(person: Caller): Promise<string> {
    const { id, version } = await submitted(person)
    await (await server.as('reviewer')).membershipDesk.decideApplication({
      params: { applicationId: id },
      body: { decision: 'refuse', version, reason: '不在本辖区' },
    })
    return id
  }

  it('goes when its days are over, case and steps included, and is reported by kind and number', async () => {
    const { id: draft } = await (await newPerson(server)).membership.draftApplication({ body: completeForm() })
    const ended = await refused(await newPerson(server))
    const { applicationId: approved } = await admittedMember(server)
    server.clock.advance(89 * day)
    await run()
    expect(await exists(draft)).toBe(true)
    server.clock.advance(2 * day)
    await run()
    expect(await exists(draft)).toBe(false)
    expect(await exists(ended)).toBe(true)
    server.clock.advance(280 * day)
    await run()
    expect(await exists(ended)).toBe(false)
    expect(await count('work_items', 'id', ended)).toBe(0)
    expect(await count('case_steps', 'case_id', ended)).toBe(0)
    expect(await exists(approved)).toBe(true)

    const auditor = await server.as('auditor')
    const { items } = await auditor.privacyDesk.listDeletions({ query: {} })
    const kinds = items.map(({ kind }) => kind)
    expect(kinds).toEqual(
      expect.arrayContaining(['membership.drafts', 'membership.endedApplications', 'identity.sessions']),
    )
    const rows = await server.database.reader.findBy(AuditRow, { action: 'privacy.expired_deleted' })
    expect(rows.map(({ facts }) => facts!.kind).sort()).toEqual(kinds.sort())
    expect(rows.every(({ actorId }) => actorId === null)).toBe(true)
  })

  it('goes in small batches, each whole, so that a run killed between two is finished by the next', async () => {
    server.clock.set('2026-11-24T02:00:00.000Z')
    const person = await newPerson(server)
    const { id } = await person.identity.getMe()
    const template = { ...(await server.database.reader.findOneByOrFail(Application, { id: await refused(person) })) }
    const decidedAt = new Date(server.clock.now().getTime() - 400 * day * 1000)
    await server.database.transaction(async (db) => {
      const { newId } = await import('../../server/platform/random')
      for (let at = 0; at < 250; at++) {
        await db.insert(Application, { ...template, id: newId(), receiptNumber: `RH-BATCH-${at}`, decidedAt })
      }
    })
    const { retain } = await import('../../server/privacy/retention')
    let transactions = 0
    const dying = {
      reader: server.database.reader,
      transaction: (work: never) => {
        transactions += 1
        if (transactions > 2) throw new Error('killed')
        return server.database.transaction(work)
      },
    }
    const isStopping = () => false
    const call = { database: dying as never, ports: server.ports, now: server.clock.now(), isStopping }
    await expect(retain.run(call)).rejects.toThrow('killed')
    expect(await count('applications', 'person_id', id)).toBeGreaterThan(1)
    await run()
    expect(await count('applications', 'person_id', id)).toBe(1)
    const auditor = await server.as('auditor')
    const { items } = await auditor.privacyDesk.listDeletions({ query: {} })
    const batches = items.filter(({ at }) => at === server.clock.now().toISOString())
    expect(batches.map(({ count }) => count).reduce((sum, one) => sum + one, 0)).toBe(250)
    expect(Math.max(...batches.map(({ count }) => count))).toBe(100)
  })
})
