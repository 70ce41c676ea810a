import { addShadow, coarseAll, Membership } from '../../server/membership'
import type { Organisation } from '../../server/organisations'
import { systemRandom } from '../../server/platform/random'
import { addCounted } from '../../server/seeds/figures'
import { onEveryDatabase } from '../support/databases'
import { newMember } from '../support/members'
import { newDocumentNumber, newPhone, prove } from '../support/people'
import { type Caller, expectRefusal, useServer } from '../support/server'
import { unionOf } from '../support/unions'
import { addUnit, withRole } from '../support/units'

const query = { from: '2026-11-20', to: '2026-11-23' }

onEveryDatabase('Not telling the employer, in the figures', (make) => {
  const server = useServer(make)
  let unit: Organisation
  let street: Organisation
  /** Reviews at 金盏, and works for a unit below it as well. */
  let both: Caller
  let plain: Caller
  beforeAll(async () => {
    unit = await addUnit(server, '速达公司工会')
    street = await unionOf(server, '金盏')
    both = await withRole(server, 'reviewer2', 'orgAdmin', unit)
    plain = await server.as('reviewer')
    const file = (filedOn: string, isDiscreet: boolean) =>
      server.database.transaction((db) =>
        addCounted(
          db,
          { phone: newPhone(), organisationId: street.id, filedOn, closedOn: filedOn, state: 'refused', isDiscreet },
          server.clock.now(),
        ),
      )
    for (let at = 0; at < 6; at++) await file('2026-11-20', false)
    for (let at = 0; at < 7; at++) await file('2026-11-21', false)
    for (let at = 0; at < 3; at++) await file('2026-11-22', false)
    for (let at = 0; at < 5; at++) await file('2026-11-23', true)
  })

  const submittedOf = ({ days }: { days: { submitted: number | null }[] }) => days.map(({ submitted }) => submitted)

  it('leaves out who asked for it, and hides a few together with the next, so that no sum tells them', async () => {
    const open = await plain.figures.getFigures({ query })
    expect(submittedOf(open)).toEqual([6, 7, 3, 5])
    expect(open).toMatchObject({ coarse: false, totals: { submitted: 21, refused: 21 } })
    const kept = await both.figures.getFigures({ query })
    expect(submittedOf(kept)).toEqual([null, 7, null, 0])
    expect(kept).toMatchObject({ coarse: true, totals: { submitted: 16, refused: 16 } })
    const few = await both.figures.getFigures({ query: { ...query, from: '2026-11-22' } })
    expect(few.totals.submitted).toBeNull()
    expect(few.routes.find(({ route }) => route === 'union')!.submitted).toBeNull()
  })

  it('counts a unit’s shadows as its members, and nobody’s for everybody else', async () => {
    const member = await newMember(server, { name: '谢不言' })
    const held = [member]
    for (let at = 1; at < 5; at++) held.push(await newMember(server))
    await server.database.transaction(async (db) => {
      await db.update(Membership, { id: member.membershipId }, { isDiscreet: true })
      for (const other of held) {
        const facts = { name: other.name, documentKind: 'residentId', documentNumber: newDocumentNumber() } as const
        await addShadow(db, { personId: other.personId, organisation: unit, facts }, systemRandom, server.clock.now())
      }
    })
    const activeAt = async (caller: Caller, organisationId: string) =>
      (await caller.figures.getFigures({ query: { ...query, organisationId } })).members[0]
    expect(await activeAt(both, unit.id)).toEqual({ state: 'active', count: 5 })
    expect(await activeAt(plain, unit.id)).toEqual({ state: 'active', count: 0 })
    // The demo's driver and the five; the officer is not told of the one.
    expect(await activeAt(plain, street.id)).toEqual({ state: 'active', count: 6 })
    expect(await activeAt(both, street.id)).toEqual({ state: 'active', count: 10 })
  })

  it('gives a unit’s list of applications to its reviewers alone, without who asked for it', async () => {
    const officer = await withRole(server, 'mediator', 'orgAdmin', unit)
    await expectRefusal(officer.figures.exportFiled({ query }), 'access.denied')
    await prove(both)
    const list = new TextDecoder().decode((await both.figures.exportFiled({ query })).content)
    expect(list.trim().split('\n')).toHaveLength(17)
  })

  it('keeps back a second count wherever one alone is kept back', () => {
    const officer = { isUnitOfficer: true }
    expect(coarseAll(officer, [3, 9, 7, 0])).toEqual([null, 9, null, 0])
    expect(coarseAll(officer, [3, 4, 7])).toEqual([null, null, 7])
    expect(coarseAll(officer, [3, 0])).toEqual([null, 0])
    expect(coarseAll({ isUnitOfficer: false }, [3, 9])).toEqual([3, 9])
  })
})
