import { findGroups } from '../../server/classes/bookings.queries'
import { moveGuardian } from '../../server/classes/children.privacy'
import { findChildrenOf } from '../../server/classes/children.queries'
import { addOwnChild, aPhoto, newChildNumber } from '../support/children'
import { onEveryDatabase } from '../support/databases'
import { newMember } from '../support/members'
import { type Caller, expectRefusal, useServer } from '../support/server'

onEveryDatabase('Priorities', (make) => {
  const server = useServer(make)
  let manager: Caller
  beforeAll(async () => {
    manager = await server.as('classManager')
  })

  async function claimed() {
    const { caller, personId } = await newMember(server, { at: '长阳' })
    const { items } = await caller.children.claimPriority({ body: { group: 'dualIncome' } })
    const priorityId = items[0]!.id
    return { caller, personId, params: { priorityId } }
  }

  it('are claimed once, proved by photos, and count once class managers have confirmed them', async () => {
    const { caller, personId, params } = await claimed()
    await expectRefusal(caller.children.claimPriority({ body: { group: 'dualIncome' } }), 'classes.priority_known')
    await expectRefusal(caller.children.submitPriority({ params, body: {} }), 'classes.proof_missing')
    const upload = await aPhoto()
    for (let left = 6; left > 0; left -= 1) await caller.children.addPriorityProof({ params, upload })
    await expectRefusal(caller.children.addPriorityProof({ params, upload }), 'classes.proofs_too_many')
    await caller.children.submitPriority({ params, body: {} })
    expect((await findGroups(server.database.reader, [personId])).size).toBe(0)

    const opened = await manager.childrenDesk.getPriority({ params })
    expect(opened).toMatchObject({ group: 'dualIncome', state: 'stated', person: { name: '钟小亮' } })
    expect(opened.proofs).toHaveLength(6)
    const body = { decision: 'confirm' as const, version: opened.version }
    const both = await Promise.allSettled([1, 2].map(() => manager.childrenDesk.decidePriority({ params, body })))
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await findGroups(server.database.reader, [personId])).get(personId)).toEqual(['dualIncome'])
    const { items } = await caller.notifications.listMessages({ query: {} })
    expect(items[0]).toMatchObject({ title: '优先资格已核实', link: '/classes/priorities' })
  })

  it('are taken back, and can be claimed anew', async () => {
    const { caller, params } = await claimed()
    await caller.children.addPriorityProof({ params, upload: await aPhoto() })
    await caller.children.submitPriority({ params, body: {} })
    const stranger = await newMember(server, { at: '长阳' })
    await expectRefusal(stranger.caller.children.endPriority({ params }), 'classes.priority_not_found')
    const left = await caller.children.endPriority({ params })
    expect(left).toMatchObject({ items: [], open: expect.arrayContaining(['dualIncome']) })
    expect((await caller.children.claimPriority({ body: { group: 'dualIncome' } })).items).toHaveLength(1)
  })

  it('and children go along when a person turns out to be another, who keeps what they have', async () => {
    const [from, to] = [await claimed(), await claimed()]
    const documentNumber = newChildNumber()
    await addOwnChild(from.caller, { documentNumber, name: '钟一' })
    await addOwnChild(to.caller, { documentNumber, name: '钟一' })
    await addOwnChild(from.caller, { name: '钟二' })
    await server.database.transaction((db) => moveGuardian(db, from.personId, to.personId))
    const children = await findChildrenOf(server.database.reader, to.personId)
    expect(children.map(({ name }) => name).sort()).toEqual(['钟一', '钟二'])
    expect((await to.caller.children.listPriorities()).items).toHaveLength(1)
    expect(await findChildrenOf(server.database.reader, from.personId)).toEqual([])
  })
})
