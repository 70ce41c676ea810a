import { AuditRow } from '../../server/platform/entities'
import type { DecisionItem } from '../../shared/membership/decisions'
import { onEveryDatabase } from '../support/databases'
import { newDocumentNumber, newPerson, submitted } from '../support/people'
import { type Caller, useServer } from '../support/server'

onEveryDatabase('Deciding several applications at once', (make) => {
  const server = useServer(make)
  let reviewer: Caller
  beforeAll(async () => {
    reviewer = await server.as('reviewer')
  })
  const decideAll = (items: DecisionItem[], by = reviewer, options = {}) =>
    by.membershipBulk.decideApplications({ body: { items } }, options)
  const stateOf = async (id: string) => (await reviewer.membershipDesk.getCase({ params: { applicationId: id } })).state
  const waiting = async (count: number) => {
    const made = []
    for (let i = 0; i < count; i++) made.push(await submitted(await newPerson(server)))
    return made
  }
  const approve = ({ id, version }: { id: string; version: number }): DecisionItem => ({
    id,
    version,
    decision: 'approve',
    assurance: 'stated',
  })

  it('answers for each, and one that fails spoils no other', async () => {
    const [first, second, third, fourth] = await waiting(4)
    const number = newDocumentNumber()
    const holder = await submitted(await newPerson(server), { documentNumber: number })
    const claimant = await submitted(await newPerson(server), { documentNumber: number })
    await decideAll([approve(holder)])
    const away = '01936f5e-0000-7000-8000-00000000dead'
    const { items } = await decideAll([
      approve(first!),
      { ...approve(second!), version: 1 },
      { id: third!.id, version: third!.version, decision: 'refuse', reason: '不在受理范围' },
      approve(claimant),
      { ...approve(first!), id: away },
      { id: fourth!.id, version: fourth!.version, decision: 'return', missing: ['workplace'] },
    ])
    expect(items).toEqual([
      { id: first!.id, ok: true, state: 'approved' },
      { id: second!.id, ok: false, error: expect.objectContaining({ code: 'membership.changed_meanwhile' }) },
      { id: third!.id, ok: true, state: 'refused' },
      { id: claimant.id, ok: false, error: { code: 'membership.document_held' } },
      { id: away, ok: false, error: { code: 'membership.not_found' } },
      { id: fourth!.id, ok: true, state: 'returned' },
    ])
    expect(await Promise.all([first!, second!, third!, claimant, fourth!].map(({ id }) => stateOf(id)))).toEqual([
      'approved',
      'submitted',
      'refused',
      'submitted',
      'returned',
    ])
  })

  it('leaves a row on record for each that was decided', async () => {
    const made = await waiting(3)
    await decideAll(made.map(approve))
    for (const { id } of made) {
      const rows = await server.database.reader.findBy(AuditRow, {
        targetId: id,
        action: 'membership.application_decided',
        outcome: 'done',
      })
      expect(rows).toHaveLength(1)
    }
  })

  it('sent again after a lost answer, decides nothing twice and answers the same, with its key or without', async () => {
    const made = await waiting(3)
    const options = { idempotencyKey: 'the-same-list' }
    const first = await decideAll(made.map(approve), reviewer, options)
    expect(await decideAll(made.map(approve), reviewer, options)).toEqual(first)
    expect(await decideAll(made.map(approve))).toEqual(first)
    const other = await decideAll(
      made.map(({ id, version }) => ({ id, version, decision: 'refuse', reason: '重复申请' })),
    )
    expect(other.items.map(({ ok, error }) => [ok, error?.code])).toEqual(
      made.map(() => [false, 'membership.already_decided']),
    )
  })

  it('of two reviewers with overlapping lists, decides each once and tells the other who did', async () => {
    const made = await waiting(4)
    const reviewer2 = await server.as('reviewer2')
    const [mine, theirs] = await Promise.all([
      decideAll(made.map(approve)),
      decideAll(
        [...made].reverse().map(({ id, version }) => ({ id, version, decision: 'refuse', reason: '重复申请' })),
        reviewer2,
      ),
    ])
    for (const { id } of made) {
      const results = [...mine.items, ...theirs.items].filter((item) => item.id === id)
      expect(results.filter(({ ok }) => ok)).toHaveLength(1)
      expect(results.find(({ ok }) => !ok)?.error?.code).toMatch(/already_decided|changed_meanwhile/)
    }
  })
})
