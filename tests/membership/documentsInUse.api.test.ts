import { clearDocument, documentIndexOf, Person } from '../../server/identity'
import type { Release } from '../../server/membership/releases.entities'
import { handOver } from '../../server/membership/releases.handover'
import type { Organisation } from '../../server/organisations'
import { onEveryDatabase } from '../support/databases'
import { newMember } from '../support/members'
import { completeForm, newDocumentNumber, newPerson, submitted } from '../support/people'
import { plain } from '../support/plain'
import { releaseSteps } from '../support/releases'
import { type Caller, expectRefusal, useServer } from '../support/server'
import { unionOf } from '../support/unions'
import { addUnit, withRole } from '../support/units'

onEveryDatabase('A document that another record holds', (make) => {
  const server = useServer(make)
  let street: Organisation
  let reviewer: Caller
  beforeAll(async () => {
    street = await unionOf(server, '金盏')
    reviewer = await server.as('reviewer')
  })

  const { at, person, idOf, titles, decide, approve } = releaseSteps(server)

  it('holds an approval up, is released by staff, and the approval goes through', async () => {
    const documentNumber = newDocumentNumber()
    const holder = await newPerson(server)
    await approve(reviewer, await submitted(holder, { documentNumber }))
    const seen = { assurance: 'seenByStaff', assuredAt: server.clock.now(), assuredAtEvent: 'stand' } as const
    await server.database.source.manager.update(Person, { id: await idOf(holder) }, seen)
    const applicant = await newPerson(server)
    const application = await submitted(applicant, { documentNumber, name: '孙八' })
    await expectRefusal(approve(reviewer, application), 'membership.document_held')
    const params = { applicationId: application.id }
    const { id } = await reviewer.releasesDesk.openDocumentRelease({ params, body: {} })
    expect((await titles(applicant))[0]).toBe('工作人员在核对您的号码')
    const own = await applicant.releases.openRelease({ body: { about: 'document', applicationId: application.id } })
    expect(own).toMatchObject({ id, state: 'submitted', applicationId: application.id })

    await decide(reviewer, { id }, { decision: 'release' })
    expect(await person(await idOf(holder))).toMatchObject({
      documentIndex: null,
      assurance: 'stated',
      assuredAt: null,
      assuredAtEvent: null,
    })
    expect((await titles(holder))[0]).toBe('证件号码已从您的账号解除')
    expect((await holder.membership.getCard()).state).toBe('active')
    expect((await approve(reviewer, application)).state).toBe('approved')
    expect((await person(await idOf(applicant))).documentIndex).toBe(documentIndexOf(documentNumber))
  })

  it('is not handed over while somebody has it whom the reviewer may not know of, and nothing fails', async () => {
    const [holder, claimant] = [await newMember(server), await newMember(server)]
    const { documentNumber: number, documentIndex } = await person(holder.personId)
    const own = await person(claimant.personId)
    const release = { personId: own.id, about: 'document', documentKind: 'residentId', number } as Release
    const given = server.database.transaction(async (db) => {
      await clearDocument(db, own.id, own.documentIndex!)
      await handOver(db, { ...release, numberIndex: documentIndex! }, null, server.clock.now())
    })
    await expect(given).rejects.toMatchObject({ code: 'membership.release_changed_meanwhile' })
    expect((await person(holder.personId)).documentIndex).toBe(documentIndex)
  })

  it('is asked about only with an application of one’s own that names it', async () => {
    const applicant = await newPerson(server)
    const draft = await applicant.membership.draftApplication({ body: { name: '李四' } })
    const body = { about: 'document' as const, applicationId: draft.id }
    expect((await expectRefusal(applicant.releases.openRelease({ body }), 'membership.incomplete')).data).toEqual({
      missing: ['documentNumber'],
    })
    await expectRefusal((await newPerson(server)).releases.openRelease({ body }), 'membership.not_found')
  })

  it('of somebody who keeps their membership from the employer goes to staff elsewhere, and the applicant never hears of it', async () => {
    const documentNumber = newDocumentNumber()
    const member = await newPerson(server)
    await approve(
      reviewer,
      await submitted(member, { documentNumber, eventCode: null, placeId: street.id, discreet: true }),
    )
    const unit = await addUnit(server, '速达公司工会')
    const officer = await withRole(server, 'auditor', 'reviewer', unit)
    const applicant = await newPerson(server)
    const application = await submitted(applicant, { documentNumber, eventCode: null, organisationId: unit.id })
    await approve(officer, application)

    expect((await titles(member))[0]).toBe('有人用您的证件号码申请入会')
    expect(await titles(applicant)).toEqual(['欢迎加入工会', '您有保障了', '我们收到了您的入会申请'])
    expect(await applicant.releases.listMyReleases()).toEqual({ items: [] })
    const search = { query: { q: documentNumber, feature: 'membership' } }
    const [item] = (await reviewer.desk.listWorkItems(search)).items.filter(({ kind }) => kind === 'membership.release')
    expect(item).toMatchObject({ state: 'submitted', organisationId: street.id })
    expect((await officer.desk.listWorkItems(search)).items.map(({ kind }) => kind)).toEqual(['membership.application'])
    await expectRefusal(officer.releasesDesk.getReleaseCase(at(item!)), 'membership.release_not_found')
    await expectRefusal(
      decide(reviewer, item!, { decision: 'return', asked: '?' }),
      'membership.release_action_unavailable',
    )
    await decide(reviewer, item!, { decision: 'refuse', reason: '证件是前一位的' })
    expect(await titles(applicant)).toEqual(['欢迎加入工会', '您有保障了', '我们收到了您的入会申请'])
    expect(await applicant.releases.listMyReleases()).toEqual({ items: [] })
  })

  describe('of somebody who keeps their membership from the employer', () => {
    let unit: Organisation
    let officer: Caller
    beforeAll(async () => {
      unit = await addUnit(server, '顺达公司工会')
      officer = await withRole(server, 'auditor', 'reviewer', unit)
    })
    const toUnit = (documentNumber: string) => ({ documentNumber, eventCode: null, organisationId: unit.id })
    const admitted = async (documentNumber: string) => {
      const applicant = await newPerson(server)
      const application = await submitted(applicant, toUnit(documentNumber))
      await approve(officer, application)
      return { applicant, application }
    }
    const discreetMember = async (documentNumber: string) => {
      const member = await newPerson(server)
      const byPlace = { documentNumber, eventCode: null, placeId: street.id, discreet: true }
      await approve(reviewer, await submitted(member, byPlace))
      return member
    }
    const silentCase = async (documentNumber: string) => {
      const { items } = await reviewer.desk.listWorkItems({ query: { q: documentNumber } })
      return items.find(({ kind }) => kind === 'membership.release')!
    }

    it('answers the applicant who asks about it as one whose number nobody has', async () => {
      const documentNumber = newDocumentNumber()
      await discreetMember(documentNumber)
      const answers = []
      for (const number of [documentNumber, newDocumentNumber()]) {
        const { applicant, application } = await admitted(number)
        const body = { about: 'document' as const, applicationId: application.id }
        const opened = await applicant.releases.openRelease({ body })
        answers.push(plain([opened, await titles(applicant), await applicant.releases.listMyReleases()]))
      }
      expect(answers[0]).toEqual(answers[1])
    })

    it('is the applicant’s once staff find it is theirs', async () => {
      const documentNumber = newDocumentNumber()
      const member = await discreetMember(documentNumber)
      const { applicant } = await admitted(documentNumber)
      expect((await person(await idOf(applicant))).documentIndex).toBeNull()
      const item = await silentCase(documentNumber)
      expect(await reviewer.releasesDesk.getReleaseCase(at(item))).toMatchObject({ isSilent: true })
      await decide(reviewer, item, { decision: 'release' })
      expect((await person(await idOf(applicant))).documentIndex).toBe(documentIndexOf(documentNumber))
      expect((await titles(member))[0]).toBe('证件号码已从您的账号解除')
      expect((await titles(applicant))[0]).toBe('号码核实好了')
    })
  })

  it('is told to nobody who files with it: the answers are those for a number nobody has', async () => {
    const documentNumber = newDocumentNumber()
    await approve(reviewer, await submitted(await newPerson(server), { documentNumber }))
    const answers = []
    for (const number of [documentNumber, newDocumentNumber()]) {
      const stranger = await newPerson(server)
      const draft = await stranger.membership.draftApplication({ body: completeForm({ documentNumber: number }) })
      const params = { applicationId: draft.id }
      answers.push(
        plain([
          draft,
          await stranger.membership.getJoin({ query: {} }),
          await stranger.membership.submitApplication({ params, body: {} }),
          await stranger.releases.openRelease({ body: { about: 'document', applicationId: draft.id } }),
          await stranger.home.getHome(),
        ]),
      )
    }
    expect(answers[1]).toEqual(answers[0])
  })
})
