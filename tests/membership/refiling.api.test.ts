import { onEveryDatabase } from '../support/databases'
import { completeForm, newPerson, submitted } from '../support/people'
import { type Caller, expectRefusal, useServer } from '../support/server'
import { unionOf } from '../support/unions'
import { withRole } from '../support/units'

onEveryDatabase('Filing again', (make) => {
  const server = useServer(make)
  let reviewer: Caller
  beforeAll(async () => {
    reviewer = await server.as('reviewer')
  })

  const at = ({ id }: { id: string }) => ({ params: { applicationId: id } })
  const refuse = async (application: { id: string; version: number }) => {
    const body = { decision: 'refuse' as const, version: application.version, reason: '请补齐材料后再来' }
    await reviewer.membershipDesk.decideApplication({ ...at(application), body })
  }
  const { signature } = completeForm()
  const hand = async (caller: Caller, id: string, place: { eventCode?: string; organisationId?: string }) => {
    await caller.membership.editApplication({ ...at({ id }), body: { signature, ...place } })
    return caller.membership.submitApplication({ ...at({ id }), body: {} })
  }

  it('takes over what was filled in, the wish to keep it from the employer too, and links to the one before', async () => {
    const person = await newPerson(server)
    const jinzhan = await unionOf(server, '金盏')
    const first = await submitted(person, { name: '杜审言', eventCode: null, placeId: jinzhan.id, discreet: true })
    await refuse(first)
    const second = await person.membership.draftApplication({ body: { placeId: jinzhan.id } })
    expect(second).toMatchObject({
      previousId: first.id,
      place: { id: jinzhan.id },
      content: { name: '杜审言', discreet: true, signed: false },
    })
  })

  it('shows the reviewer the earlier ones, newest first, and opens those in their reach', async () => {
    const person = await newPerson(server)
    const first = await submitted(person)
    await refuse(first)
    const second = await person.membership.draftApplication({ body: { previousId: first.id } })
    await refuse(await hand(person, second.id, { eventCode: 'JZ2626XY' }))
    const third = await person.membership.draftApplication({ body: { previousId: second.id } })
    await hand(person, third.id, { eventCode: 'JZ2626XY' })
    const opened = await reviewer.membershipDesk.getCase(at(third))
    expect(opened.earlier.map(({ id, state, inReach }) => ({ id, state, inReach }))).toEqual([
      { id: second.id, state: 'refused', inReach: true },
      { id: first.id, state: 'refused', inReach: true },
    ])
    expect((await reviewer.membershipDesk.getCase(at(first))).refused?.reason).toBe('请补齐材料后再来')
  })

  it('at another union shows its reviewer that there was one, which they cannot open', async () => {
    const changyang = await unionOf(server, '长阳')
    const elsewhere = await withRole(server, 'mediator', 'reviewer', changyang)
    const person = await newPerson(server)
    const first = await submitted(person)
    await refuse(first)
    const second = await person.membership.draftApplication({ body: {} })
    await hand(person, second.id, { organisationId: changyang.id })
    const { earlier } = await elsewhere.membershipDesk.getCase(at(second))
    expect(earlier).toEqual([expect.objectContaining({ id: first.id, inReach: false })])
    await expectRefusal(elsewhere.membershipDesk.getCase(at(first)), 'membership.not_found')
  })

  it('links to nothing that is foreign or still under way', async () => {
    const foreign = await submitted(await newPerson(server))
    const person = await newPerson(server)
    await expectRefusal(
      person.membership.draftApplication({ body: { previousId: foreign.id } }),
      'membership.not_found',
    )
    const own = await submitted(person)
    await expectRefusal(person.membership.draftApplication({ body: { previousId: own.id } }), 'membership.under_way')
  })
})
