import { Person } from '../../server/identity'
import { AuditRow } from '../../server/platform/entities'
import type { GuardianshipDecision } from '../../shared/classes/children.desk.contract'
import { decideOn, submittedChild } from '../support/children'
import { onEveryDatabase } from '../support/databases'
import { newMember } from '../support/members'
import { type Caller, expectRefusal, useServer } from '../support/server'

onEveryDatabase('Who a guardian is', (make) => {
  const server = useServer(make)
  let manager: Caller
  beforeAll(async () => {
    manager = await server.as('classManager')
  })

  /** Somebody whose document nobody has seen, with a child that waits for staff. */
  async function statedGuardian(document: Partial<Person> = {}) {
    const { caller, personId } = await newMember(server, { at: '长阳' })
    await server.database.transaction((db) => db.update(Person, { id: personId }, { assurance: 'stated', ...document }))
    const { id: childId } = await submittedChild(caller)
    return { caller, personId, childId }
  }
  const person = (id: string) => server.database.reader.findOneByOrFail(Person, { id })
  const view = (guardianshipId: string) => manager.childrenDesk.getGuardianship({ params: { guardianshipId } })
  const decide = async (guardianshipId: string, decision: 'confirm' | 'see', assurance?: 'seenByStaff') => {
    const { version } = await view(guardianshipId)
    const body = { decision, version, ...(assurance ? { assurance } : {}) } as GuardianshipDecision
    return manager.childrenDesk.decideGuardianship({ params: { guardianshipId }, body })
  }
  const isUnseen = async ({ caller, childId }: { caller: Caller; childId: string }) =>
    (await caller.children.getChild({ params: { childId } })).isUnseen

  it('is seen with the proofs where the manager says so, and that is on record', async () => {
    const guardian = await statedGuardian()
    const { personId, childId } = guardian
    expect(await view(childId)).toMatchObject({ identityDue: true, person: { assurance: 'stated' } })
    expect(await isUnseen(guardian)).toBe(false)
    const decided = await decide(childId, 'confirm', 'seenByStaff')
    expect(decided).toMatchObject({ state: 'confirmed', identityDue: false, person: { assurance: 'seenByStaff' } })
    expect(decided.history.map(({ step }) => step)).toContain('seen')
    const { id: assuredBy } = await manager.identity.getMe()
    expect(await person(personId)).toMatchObject({ assurance: 'seenByStaff', assuredBy, assuredAtCase: childId })
    const audited = { action: 'classes.guardianship_decided', targetId: childId }
    expect(await server.database.reader.findOneByOrFail(AuditRow, audited)).toMatchObject({
      facts: { decision: 'confirm', assurance: 'seenByStaff' },
    })
    expect(await isUnseen(guardian)).toBe(false)
  })

  it('is seen later where only the proofs were looked at; until then the guardian is told how', async () => {
    const guardian = await statedGuardian()
    const { personId, childId } = guardian
    await expectRefusal(decide(childId, 'see'), 'classes.nothing_to_see')
    expect(await decideOn(manager, childId, 'confirm')).toMatchObject({
      identityDue: true,
      actions: ['end', 'see', 'reveal'],
    })
    expect(await person(personId)).toMatchObject({ assurance: 'stated' })
    expect(await isUnseen(guardian)).toBe(true)
    expect(await decide(childId, 'see')).toMatchObject({ identityDue: false, actions: ['end', 'reveal'] })
    expect(await isUnseen(guardian)).toBe(false)
    await expectRefusal(decide(childId, 'see'), 'classes.nothing_to_see')
  })

  it('is not said to be seen where no document of theirs is on record', async () => {
    const guardian = await statedGuardian({ documentNumber: null, documentIndex: null })
    const { personId, childId } = guardian
    expect(await view(childId)).toMatchObject({ identityDue: false, state: 'stated' })
    await expectRefusal(decide(childId, 'confirm', 'seenByStaff'), 'classes.nothing_to_see')
    expect(await view(childId)).toMatchObject({ state: 'stated' })
    expect(await decideOn(manager, childId, 'confirm')).toMatchObject({
      state: 'confirmed',
      actions: ['end', 'reveal'],
    })
    expect(await person(personId)).toMatchObject({ assurance: 'stated' })
    expect(await isUnseen(guardian)).toBe(true)
  })
})
