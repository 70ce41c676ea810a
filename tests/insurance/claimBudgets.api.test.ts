import { onEveryDatabase } from '../support/databases'
import { newDocumentNumber, newPerson } from '../support/people'
import { expectRefusal, useServer } from '../support/server'

onEveryDatabase('New claims', (make) => {
  const server = useServer(make, { RATE_LIMITS: 'claimsPerPersonDay=2' })

  it('are so many a day, and going on with one’s own draft is none', async () => {
    const person = await newPerson(server)
    const own = await person.claims.draftClaim({ body: { role: 'self' } })
    for (let at = 0; at < 3; at += 1) {
      expect((await person.claims.draftClaim({ body: { role: 'self' } })).id).toBe(own.id)
    }
    const another = () => {
      const insured = { name: '钟小亮', documentKind: 'residentId' as const, documentNumber: newDocumentNumber() }
      return person.claims.draftClaim({ body: { role: 'heir', insured } })
    }
    await another()
    await expectRefusal(another(), 'insurance.claims_too_many')
    server.clock.advance(86_400)
    expect((await another()).state).toBe('draft')
  })
})

onEveryDatabase('Drafts of claims', (make) => {
  const server = useServer(make, { RATE_LIMITS: 'claimDraftsPerPerson=2' })

  it('are so many at a time, whatever day it is; what was begun is gone on with, and one taken back makes room', async () => {
    const person = await newPerson(server)
    const nameOf = () => ({ name: '钟小亮', documentKind: 'residentId' as const, documentNumber: newDocumentNumber() })
    const begin = (insured = nameOf()) => person.claims.draftClaim({ body: { role: 'heir', insured } })
    const first = nameOf()
    const { id, version } = await begin(first)
    server.clock.advance(86_400)
    await begin()
    server.clock.advance(86_400)
    const refusal = await expectRefusal(begin(), 'insurance.drafts_too_many')
    expect(refusal.data).toEqual({ most: 2 })
    expect((await begin(first)).id).toBe(id)
    await person.claims.withdrawClaim({ params: { claimId: id }, body: { version } })
    expect((await begin()).state).toBe('draft')
  })
})
