import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Claim, Paper } from '../../server/insurance'
import { agree, submit } from '../support/claiming'
import { useClaimsDesk, write } from '../support/claims'
import { onEveryDatabase } from '../support/databases'
import { announce, filesOf, keptPhoto, send, work } from '../support/papers'
import { drawPhoto, jpegOf, makePdf } from '../support/pictures'
import { type Caller, expectRefusal, useServer } from '../support/server'

onEveryDatabase('A paper that turns out unusable', (make) => {
  const server = useServer(make)
  const desk = useClaimsDesk(server)
  beforeAll(() => agree(desk.driver))
  const draft = (facts = {}) => desk.add({ state: 'draft', facts })
  const state = (id: string, to: 'draft' | 'submitted' | 'paid') =>
    write(server, (db) => db.update(Claim, { id }, { state: to }))
  const titles = async (by: Caller) =>
    (await by.notifications.listMessages({ query: {} })).items.map(({ title }) => title)
  const titlesOf = async (by: Caller, claimId: string) =>
    (await by.notifications.listMessages({ query: {} })).items
      .filter(({ link }) => link?.includes(claimId))
      .map(({ title }) => title)

  it('after the claim was handed in is told to the claimant and to staff, and sent again', async () => {
    const { driver, staff } = desk
    const { id } = await draft()
    await send(driver, id, { content: makePdf(21), name: '清单.pdf' })
    await state(id, 'submitted')
    await work(server)
    expect((await titles(driver))[0]).toBe('有一份理赔材料不能用,请重传')
    expect((await titles(staff.assessor))[0]).toBe('一件理赔的材料不能用')
    const now = await driver.papers.listFiles({ params: { claimId: id } })
    expect(now).toMatchObject({ actions: ['replace'], items: [{ state: 'refused', problem: 'tooManyPages' }] })
    const content = await jpegOf(drawPhoto(61))
    await expectRefusal(send(driver, id, { content, kind: 'bankCard' }), 'insurance.files_closed')
    await send(driver, id, { content })
    await work(server)
    const after = await driver.papers.listFiles({ params: { claimId: id } })
    expect(after).toMatchObject({ actions: [], items: [{ state: 'kept' }] })
    await work(server)
    expect((await titles(driver)).filter((title) => title === '有一份理赔材料不能用,请重传')).toHaveLength(1)
  })

  it('while it is a draft is shown there, and nobody is called', async () => {
    const { driver, staff } = desk
    const { id } = await draft()
    const before = [(await titles(driver)).length, (await titles(staff.assessor)).length]
    await send(driver, id, { content: makePdf(21), name: '清单.pdf' })
    await work(server)
    expect(await filesOf(driver, id)).toMatchObject([{ state: 'refused' }])
    expect([(await titles(driver)).length, (await titles(staff.assessor)).length]).toEqual(before)
  })

  it('cannot be one that has not arrived: what is half sent is finished or taken back before handing in', async () => {
    const { driver } = desk
    const none = { event: 'property' as const, items: ['property'], stays: [], lossFen: 100_000 }
    const claim = await draft(none)
    const { fileId } = await announce(driver, claim.id, { content: Buffer.from('begun') })
    const refusal = await expectRefusal(submit(driver, claim), 'insurance.files_arriving')
    expect(refusal.data).toEqual({ papers: ['invoices'] })
    await driver.papers.removeFile({ params: { claimId: claim.id, fileId } })
    expect((await submit(driver, claim)).state).toBe('submitted')
  })

  it('does not hold up an approval for a week where it was begun again and never came', async () => {
    const { assessor, approver } = desk.staff
    const { id, version } = await desk.add({ state: 'submitted' })
    const lost = await keptLost(id)
    await announce(desk.driver, id, { content: Buffer.from('begun'), kind: lost })
    const decide = (by: Caller, decision: 'assess' | 'approve', at: number) =>
      by.claimsDesk.decideClaim({ params: { claimId: id }, body: { decision, version: at } })
    await decide(assessor, 'assess', version)
    expect((await decide(approver, 'approve', version + 1)).state).toBe('payable')
  })

  async function keptLost(claimId: string) {
    await state(claimId, 'draft')
    const { fileId, kind } = await keptPhoto(server, desk.driver, claimId, 62)
    await state(claimId, 'submitted')
    await write(server, (db) => db.update(Paper, { id: fileId }, { state: 'lost' }))
    return kind
  }

  it('with all others is called lost once a whole day has shown that the storage is not merely away', async () => {
    const { driver, staff } = desk
    const [open, paid] = [await draft(), await draft()]
    for (const seed of [63, 64]) await keptPhoto(server, driver, open.id, seed)
    for (const seed of [65, 66]) await keptPhoto(server, driver, paid.id, seed)
    await state(paid.id, 'paid')
    const folder = join(server.testDatabase.env.DATA_DIR!, 'files')
    for (const path of readdirSync(folder)) rmSync(join(folder, path), { recursive: true })
    server.clock.advance(86_400 + 1)
    await expect(server.runJob('insurance.verify_papers')).rejects.toThrow('can be read')
    expect((await filesOf(driver, open.id)).map((file) => file.state)).toEqual(['kept', 'kept'])
    server.clock.advance(86_400)
    await server.runJob('insurance.verify_papers')
    expect((await filesOf(driver, open.id)).map((file) => file.state)).toEqual(['lost', 'lost'])
    const again = '有一份理赔材料需要重传'
    expect(await titlesOf(driver, open.id)).toEqual([again, again])
    // What is decided asks nobody to send again what cannot be sent.
    const old = '一份旧的理赔材料损坏了'
    expect(await titlesOf(driver, paid.id)).toEqual([old, old])
    expect((await titles(staff.assessor)).filter((title) => title === '有一份理赔材料损坏了').length).toBeGreaterThan(3)
  })
})
