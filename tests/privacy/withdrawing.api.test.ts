import { Application } from '../../server/membership/entities'
import { newId } from '../../server/platform/random'
import {
  giveGuardianConsent,
  hasGuardianConsent,
  requireGuardianConsent,
  withdrawGuardianConsent,
} from '../../server/privacy'
import { onEveryDatabase } from '../support/databases'
import { completeForm, consent, newDocumentNumber, newPerson, submitted } from '../support/people'
import { expectRefusal, useServer } from '../support/server'

onEveryDatabase('Withdrawing consent', (make) => {
  const server = useServer(make)
  const row = (id: string) => server.database.reader.findOneByOrFail(Application, { id })

  it('is said with what ends, ends exactly that, and refuses the next number until it is given again', async () => {
    const person = await newPerson(server)
    const { id } = await submitted(person)
    const before = await person.privacy.listConsents()
    const matter = { id, code: 'membership.application', link: `/membership/progress?id=${id}` }
    expect(before.endings).toContainEqual({ purpose: 'document', matter })

    const params = { purpose: 'document' as const }
    const refusal = await expectRefusal(
      person.privacy.withdrawConsent({ params, body: { endings: [] } }),
      'privacy.ends_more',
    )
    expect(refusal.data).toEqual({ matters: [matter] })
    expect((await row(id)).state).toBe('submitted')

    server.clock.advance(60)
    const after = await person.privacy.withdrawConsent({ params, body: { endings: [id] } })
    expect(after.items.map(({ purpose }) => purpose)).toEqual(['notice'])
    expect(after.history).toContainEqual(
      expect.objectContaining({ purpose: 'document', withdrawnAt: server.clock.now().toISOString() }),
    )
    expect(await row(id)).toMatchObject({
      state: 'withdrawn',
      documentNumber: null,
      documentIndex: null,
      documentExpiry: null,
    })
    const reviewer = await server.as('reviewer')
    const seen = await reviewer.membershipDesk.getCase({ params: { applicationId: id } })
    expect(seen.applicant.documentNumber).toBe('')

    const draft = () => person.membership.draftApplication({ body: completeForm() })
    await expectRefusal(draft(), 'privacy.consent_due')
    await consent(person)
    await draft()
    const { history } = await person.privacy.listConsents()
    expect(history.filter(({ purpose }) => purpose === 'document')).toHaveLength(2)
  })

  it('takes the number out of a draft and leaves the rest of it', async () => {
    const person = await newPerson(server)
    const { id } = await person.membership.draftApplication({ body: completeForm({ name: '石小溪' }) })
    const { endings } = await person.privacy.listConsents()
    expect(endings.map(({ matter }) => matter.code)).toEqual(['membership.draft_number', 'membership.draft_number'])
    await person.privacy.withdrawConsent({ params: { purpose: 'document' }, body: { endings: [id] } })
    expect(await row(id)).toMatchObject({ state: 'draft', name: '石小溪', documentNumber: null })
    await expectRefusal(
      person.membership.editApplication({
        params: { applicationId: id },
        body: { documentNumber: newDocumentNumber() },
      }),
      'privacy.consent_due',
    )
  })

  it('of what was never given changes nothing, and twice is once', async () => {
    const person = await newPerson(server)
    const withdraw = (purpose: 'health' | 'notice') =>
      person.privacy.withdrawConsent({ params: { purpose }, body: { endings: [] } })
    expect((await withdraw('health')).history).toHaveLength(2)
    await withdraw('notice')
    const { history } = await withdraw('notice')
    expect(history.filter(({ withdrawnAt }) => withdrawnAt !== null)).toHaveLength(1)
  })
})

onEveryDatabase('A guardian’s consent', (make) => {
  const server = useServer(make)

  it('is for one child, by one guardian, and withdrawn by that one', async () => {
    const [parent, other, child, sibling] = [newId(), newId(), newId(), newId()]
    const now = server.clock.now()
    await server.database.transaction(async (db) => {
      await giveGuardianConsent(db, parent!, child!, now)
      await giveGuardianConsent(db, parent!, child!, now)
      await giveGuardianConsent(db, other!, child!, now)
    })
    const { reader } = server.database
    await requireGuardianConsent(reader, parent!, child!)
    await expect(requireGuardianConsent(reader, parent!, sibling!)).rejects.toMatchObject({
      code: 'privacy.consent_due',
      data: { purposes: ['child'], childId: sibling },
    })
    const withdrawn = await server.database.transaction((db) => withdrawGuardianConsent(db, parent!, child!, now))
    expect(withdrawn).toBe(true)
    expect(await hasGuardianConsent(reader, parent!, child!)).toBe(false)
    expect(await hasGuardianConsent(reader, other!, child!)).toBe(true)
  })

  it('for a child is not the person’s own', async () => {
    const person = await newPerson(server)
    const { id } = await person.identity.getMe()
    await server.database.transaction((db) => giveGuardianConsent(db, id, newId(), server.clock.now()))
    const { items, history } = await person.privacy.listConsents()
    expect(items.map(({ purpose }) => purpose)).not.toContain('child')
    expect(history).toContainEqual(expect.objectContaining({ purpose: 'child', forChild: true }))
  })
})
