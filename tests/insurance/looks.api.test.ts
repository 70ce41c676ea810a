import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { Claim } from '../../server/insurance'
import { Paper } from '../../server/insurance/papers.entities'
import { findAlike } from '../../server/insurance/papers.looks'
import { takePaper } from '../../server/insurance/papers.queries'
import { RoleGrant } from '../../server/organisations'
import { AuditRow } from '../../server/platform/entities'
import { linkTo } from '../../server/platform/links'
import { useClaimsDesk } from '../support/claims'
import { onEveryDatabase } from '../support/databases'
import { filesOf, keptPhoto, send, work } from '../support/papers'
import { drawPhoto, jpegOf } from '../support/pictures'
import { expectRefusal, useServer } from '../support/server'

onEveryDatabase('Kept papers', (make) => {
  const server = useServer(make)
  const held = useClaimsDesk(server)
  const draft = async () => (await held.add({ state: 'draft' })).id
  const paper = (id: string) => server.database.reader.findOneByOrFail(Paper, { id })
  const linkFor = (fileId: string, personId: string, purpose: 'own' | 'desk' = 'desk') =>
    linkTo({ kind: 'insurance.page', id: fileId, page: 0 }, { personId, purpose }, server.clock.now())

  it('are opened by staff who reach the claim, each look on record, and by a link of their own alone', async () => {
    const { assessor, approver } = held.staff
    const claimId = await draft()
    const { fileId } = await keptPhoto(server, held.driver, claimId, 21)
    const see = (by: typeof assessor, token: string, of = claimId) =>
      by.papers.seePage({ params: { claimId: of, token } })
    const token = linkFor(fileId, assessor.id)
    expect((await see(assessor, token)).type).toBe('image/jpeg')
    const looks = { action: 'insurance.page_seen', targetId: claimId, outcome: 'done' }
    expect(await server.database.reader.findBy(AuditRow, looks)).toMatchObject([{ actorId: assessor.id }])
    await expectRefusal(see(approver, token), 'insurance.page_not_found')
    await expectRefusal(see(assessor, token, await draft()), 'insurance.page_not_found')
    await expectRefusal(see(assessor, linkFor(fileId, assessor.id, 'own')), 'insurance.page_not_found')
    await expectRefusal(assessor.papers.getPage({ params: { token } }), 'insurance.page_not_found')
    const forged = `${token.slice(0, -2)}${token.endsWith('A') ? 'B' : 'A'}A`
    await expectRefusal(see(assessor, forged), 'insurance.page_not_found')
    await expectRefusal(see(assessor, 'nonsense'), 'insurance.page_not_found')
  })

  it('are shown for five minutes by a link, and not for one more', async () => {
    const { driver } = held
    const claimId = await draft()
    const kept = await keptPhoto(server, driver, claimId, 22)
    const params = { token: kept.pages[0]!.token }
    server.clock.advance(299)
    await driver.papers.getPage({ params })
    server.clock.advance(2)
    await expectRefusal(driver.papers.getPage({ params }), 'insurance.page_expired')
  })

  it('are closed to staff whose role has ended, whatever link they hold', async () => {
    const { assessor2 } = held.staff
    const claimId = await draft()
    const { fileId } = await keptPhoto(server, held.driver, claimId, 23)
    const token = linkFor(fileId, assessor2.id)
    await assessor2.papers.seePage({ params: { claimId, token } })
    await server.database.transaction((db) =>
      db.update(RoleGrant, { personId: assessor2.id }, { endedAt: server.clock.now() }),
    )
    await expectRefusal(assessor2.papers.seePage({ params: { claimId, token } }), 'access.denied')
  })

  it('that show what another claim shows are found from both, saved again at 80 % or with its edges cut, whichever came first', async () => {
    const { driver } = held
    const [first, second, third, fourth] = [await draft(), await draft(), await draft(), await draft()]
    const original = await keptPhoto(server, driver, first, 28)
    const again = await send(driver, second, { content: await jpegOf(drawPhoto(28), 80) })
    const cutOf = (seed: number) =>
      sharp(drawPhoto(seed))
        .extract({ left: 60, top: 45, width: 1_080, height: 810 })
        .resize(700)
        .jpeg({ quality: 80 })
        .toBuffer()
    const cut = await send(driver, third, { content: await cutOf(28) })
    await keptPhoto(server, driver, fourth, 25)
    await work(server)
    const alikeOf = async (claimId: string) =>
      (await findAlike(server.database.reader, claimId)).map((alike) => alike.otherPaperId).sort()
    expect(await alikeOf(first)).toEqual([again.fileId, cut.fileId].sort())
    expect(await alikeOf(second)).toContain(original.fileId)
    expect(await alikeOf(third)).toContain(original.fileId)
    expect(await alikeOf(fourth)).toEqual([])
    const [fifth, sixth] = [await draft(), await draft()]
    const early = await send(driver, fifth, { content: await cutOf(26) })
    await work(server)
    const late = await keptPhoto(server, driver, sixth, 26)
    expect(await alikeOf(fifth)).toEqual([late.fileId])
    expect(await alikeOf(sixth)).toEqual([early.fileId])
    await driver.papers.removeFile({ params: { claimId: second, fileId: again.fileId } })
    await work(server)
    expect(await alikeOf(first)).toEqual([cut.fileId])
  })

  it('are looked at each day; of one that is broken or gone its sender and staff are told, once', async () => {
    const { driver, staff } = held
    const claimId = await draft()
    const kept = [31, 32, 33]
    const files = []
    for (const seed of kept) files.push(await keptPhoto(server, driver, claimId, seed))
    server.clock.advance(86_400 + 1)
    const [broken, gone, whole] = await Promise.all(files.map(({ fileId }) => paper(fileId)))
    const folder = join(server.testDatabase.env.DATA_DIR!, 'files')
    const pathOf = ({ pages }: Paper) => {
      const name = pages![0]!.file
      const found = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((path) => path.endsWith(name))
      return join(folder, found!)
    }
    writeFileSync(pathOf(broken!), 'overwritten')
    rmSync(pathOf(gone!))
    await server.runJob('insurance.verify_papers')
    await server.runJob('insurance.verify_papers')
    const after = await Promise.all([broken!, gone!, whole!].map(({ id }) => paper(id)))
    expect(after.map(({ state }) => state)).toEqual(['lost', 'lost', 'kept'])
    expect(after[2]!.verifiedAt).toEqual(server.clock.now())
    expect((await filesOf(driver, claimId)).map(({ pages }) => pages.length)).toEqual([0, 0, 1])
    const told = async (by: typeof driver, title: string) =>
      (await by.notifications.listMessages({ query: {} })).items.filter((message) => message.title === title).length
    expect(await told(driver, '有一份理赔材料需要重传')).toBe(2)
    expect(await told(staff.assessor, '有一份理赔材料损坏了')).toBe(2)
  })

  it('that were lost are sent again though the claim is handed in, and nothing else is', async () => {
    const { driver } = held
    const claimId = await draft()
    const kept = await keptPhoto(server, driver, claimId, 34)
    await server.database.transaction(async (db) => {
      await db.update(Claim, { id: claimId }, { state: 'submitted' })
      await db.update(Paper, { id: kept.fileId }, { state: 'lost' })
    })
    const now = await driver.papers.listFiles({ params: { claimId } })
    expect(now).toMatchObject({ actions: ['replace'], items: [{ state: 'lost' }] })
    const content = await jpegOf(drawPhoto(35))
    await expectRefusal(send(driver, claimId, { content, kind: 'bankCard' }), 'insurance.files_closed')
    await send(driver, claimId, { content })
    await work(server)
    const after = await driver.papers.listFiles({ params: { claimId } })
    expect(after).toMatchObject({ actions: [], items: [{ state: 'kept' }] })
    await expectRefusal(send(driver, claimId, { content: await jpegOf(drawPhoto(36)) }), 'insurance.files_closed')
    const params = { claimId, fileId: after.items[0]!.fileId }
    await expectRefusal(driver.papers.removeFile({ params }), 'insurance.files_closed')
  })

  it('are not called lost because the storage is away', async () => {
    const { driver } = held
    const claimId = await draft()
    for (const seed of [41, 42, 43]) await keptPhoto(server, driver, claimId, seed)
    server.clock.advance(86_400 + 1)
    const { get } = server.ports.storage
    server.ports.storage.get = async () => {
      throw Object.assign(new Error('input/output error'), { code: 'EIO', syscall: 'read' })
    }
    await expect(server.runJob('insurance.verify_papers')).rejects.toThrow()
    server.ports.storage.get = get
    expect((await filesOf(driver, claimId)).every(({ state }) => state === 'kept')).toBe(true)
    await server.runJob('insurance.verify_papers')
    expect((await filesOf(driver, claimId)).every(({ state }) => state === 'kept')).toBe(true)
  })

  it('wait for a storage that is away, and are none the worse for it', async () => {
    const { driver } = held
    const claimId = await draft()
    await send(driver, claimId, { content: await jpegOf(drawPhoto(51)) })
    const { get } = server.ports.storage
    for (let tried = 0; tried < 5; tried += 1) {
      server.ports.storage.get = async () => {
        throw Object.assign(new Error('input/output error'), { code: 'EIO', syscall: 'read' })
      }
      await expect(work(server)).rejects.toThrow('input/output')
      server.clock.advance(31)
    }
    server.ports.storage.get = get
    await work(server)
    expect(await filesOf(driver, claimId)).toMatchObject([{ state: 'kept' }])
  })

  it('that a killed worker had come round by themselves; what ends every worker is given up', async () => {
    const { driver } = held
    const claimId = await draft()
    const { fileId } = await send(driver, claimId, { content: await jpegOf(drawPhoto(52)) })
    const taken = async () => (await takePaper(server.database, server.clock.now()))?.id
    expect(await taken()).toBe(fileId)
    expect(await taken()).toBeUndefined()
    await work(server)
    expect((await paper(fileId)).state).toBe('checking')
    server.clock.advance(21)
    await work(server)
    expect((await paper(fileId)).state).toBe('kept')

    const evil = await send(driver, claimId, { content: await jpegOf(drawPhoto(53)) })
    for (let killed = 0; killed < 6; killed += 1) {
      expect(await taken()).toBe(evil.fileId)
      server.clock.advance(21 * 2 ** killed)
    }
    await work(server)
    expect(await paper(evil.fileId)).toMatchObject({ state: 'refused', problem: 'broken' })
  })
})
