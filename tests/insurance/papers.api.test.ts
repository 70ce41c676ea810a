import { existsSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { Claim } from '../../server/insurance'
import { Paper, PaperChunk, PaperLook } from '../../server/insurance/papers.entities'
import { takePaper } from '../../server/insurance/papers.queries'
import { AuditRow } from '../../server/platform/entities'
import { useClaimsDesk } from '../support/claims'
import { makeEmbedded, onEveryDatabase } from '../support/databases'
import { filesIn } from '../support/files'
import { announce, filesOf, keptPhoto, partOf, put, send, work } from '../support/papers'
import { newPerson } from '../support/people'
import { drawPhoto, heavyJpeg, jpegOf, makePdf } from '../support/pictures'
import { callRaw, expectRefusal, useServer } from '../support/server'

onEveryDatabase('Papers of a claim', (make) => {
  const server = useServer(make)
  const held = useClaimsDesk(server)
  const draft = async () => (await held.add({ state: 'draft' })).id
  const storedFiles = () => {
    const folder = join(server.testDatabase.env.DATA_DIR!, 'files')
    return existsSync(folder) ? filesIn(folder).length : 0
  }
  const paper = (id: string) => server.database.reader.findOneByOrFail(Paper, { id })

  it('are not called broken because the server went up and down for ten minutes', async () => {
    const { driver } = held
    const claimId = await draft()
    const content = await jpegOf(drawPhoto(71))
    const { fileId } = await send(driver, claimId, { content })
    for (let at = 0; at < 60; at++) {
      // A worker that takes it, and is killed.
      await takePaper(server.database, server.clock.now())
      server.clock.advance(10)
    }
    const { tries, workAt } = await paper(fileId)
    expect(tries).toBeGreaterThan(3)
    server.clock.set(workAt!.toISOString())
    await work(server)
    expect(await filesOf(driver, claimId)).toMatchObject([{ state: 'kept' }])
  })

  it('come in parts, have a receipt at once, are drawn anew, and are shown to who sent them', async () => {
    const { driver } = held
    const claimId = await draft()
    const content = await heavyJpeg(600_000)
    const file = await announce(driver, claimId, { content, name: '住院发票.jpg' })
    expect(file).toMatchObject({
      kind: 'invoices',
      state: 'receiving',
      receiptNumber: expect.stringMatching(/^CL-20261123-[2-9A-Z]{8}$/),
      chunkSize: 262_144,
      chunks: [],
      pages: [],
    })
    const count = Math.ceil(content.length / file.chunkSize)
    // In any order.
    for (let number = count - 1; number > 0; number -= 1) {
      expect((await put(driver, claimId, file, number, partOf(content, file, number))).state).toBe('receiving')
    }
    expect((await filesOf(driver, claimId))[0]).toMatchObject({
      chunks: Array.from({ length: count - 1 }, (_, at) => at + 1),
    })
    expect((await put(driver, claimId, file, 0, partOf(content, file, 0))).state).toBe('checking')
    await work(server)
    const [kept] = await filesOf(driver, claimId)
    expect(kept).toMatchObject({ fileId: file.fileId, state: 'kept', name: '住院发票.jpg', problem: null })
    const page = await driver.papers.getPage({ params: { token: kept!.pages[0]!.token } })
    expect(page).toMatchObject({ type: 'image/jpeg', name: `${file.receiptNumber}-1.jpg` })
    expect((await sharp(page.content).metadata()).width).toBe(kept!.pages[0]!.width)
    // What came in parts is not kept beside it.
    expect(await server.database.reader.findBy(PaperChunk, { paperId: file.fileId })).toMatchObject(
      Array.from({ length: count }, () => ({ file: null })),
    )
    expect((await paper(file.fileId)).workAt).toBeNull()
  })

  it('that are sent twice are one; the same part again is answered alike, another one is not taken', async () => {
    const { driver } = held
    const claimId = await draft()
    const content = await heavyJpeg(400_000, 2)
    const file = await announce(driver, claimId, { content })
    expect((await announce(driver, claimId, { content })).fileId).toBe(file.fileId)
    const first = partOf(content, file, 0)
    const once = await put(driver, claimId, file, 0, first)
    const twice = await Promise.all([1, 2, 3].map(() => put(driver, claimId, file, 0, first)))
    for (const answer of twice) expect(answer).toEqual(once)
    const other = first.slice()
    other[100]! ^= 1
    await expectRefusal(put(driver, claimId, file, 0, other), 'insurance.chunk_differs')
    await expectRefusal(put(driver, claimId, file, 1, first), 'insurance.chunk_invalid')
    await expectRefusal(put(driver, claimId, file, 9, first), 'insurance.chunk_invalid')
    expect((await put(driver, claimId, file, 1, partOf(content, file, 1))).state).toBe('checking')
    await work(server)
    // The last part's answer was lost on the way: it comes again, and is as good as before.
    expect((await put(driver, claimId, file, 1, partOf(content, file, 1))).state).toBe('kept')
    await expectRefusal(put(driver, claimId, file, 0, other), 'insurance.chunk_differs')
    expect(await filesOf(driver, claimId)).toHaveLength(1)
  })

  it('that come at once from several connections are one file each, whole', async () => {
    const { driver } = held
    const claimId = await draft()
    const content = await heavyJpeg(1_500_000, 3)
    const files = await Promise.all([1, 2, 3, 4].map(() => announce(driver, claimId, { content })))
    expect(new Set(files.map(({ fileId }) => fileId)).size).toBe(1)
    const count = Math.ceil(content.length / files[0]!.chunkSize)
    await Promise.all(
      Array.from({ length: count * 2 }, (_, at) =>
        put(driver, claimId, files[0]!, at % count, partOf(content, files[0]!, at % count)),
      ),
    )
    await work(server)
    expect(await filesOf(driver, claimId)).toMatchObject([{ state: 'kept' }])
  })

  it('are at most nine of a kind, however many are announced at once', async () => {
    const { driver } = held
    const claimId = await draft()
    const files = Array.from({ length: 12 }, (_, at) => ({ content: Buffer.from(`photo ${at}`) }))
    const answers = await Promise.allSettled(files.map((file) => announce(driver, claimId, file)))
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(9)
    await expectRefusal(announce(driver, claimId, { content: Buffer.from('one more') }), 'insurance.too_many_files')
    await announce(driver, claimId, { content: Buffer.from('one more'), kind: 'diagnosis' })
    const [first] = await filesOf(driver, claimId)
    await driver.papers.removeFile({ params: { claimId, fileId: first!.fileId } })
    await announce(driver, claimId, { content: Buffer.from('one more') })
  })

  it('that cannot be used say why, and leave nothing in the storage', async () => {
    const { driver } = held
    const claimId = await draft()
    await expectRefusal(
      announce(driver, claimId, { content: Buffer.from('x'), name: 'IMG_1.HEIC' }),
      'insurance.file_heic',
    )
    await expectRefusal(announce(driver, claimId, { content: Buffer.from('x'), name: 'a.svg' }), 'insurance.file_type')
    await work(server)
    const before = storedFiles()
    await send(driver, claimId, { content: Buffer.from('<html><script>alert(1)</script></html>') })
    await send(driver, claimId, { content: makePdf(21), name: '清单.pdf' })
    const whole = await jpegOf(drawPhoto(9))
    const changed = await announce(driver, claimId, { content: whole })
    const parts = Buffer.from(whole)
    parts[500]! ^= 1
    for (let number = 0; number < Math.ceil(whole.length / changed.chunkSize); number += 1) {
      await put(driver, claimId, changed, number, partOf(parts, changed, number))
    }
    await work(server)
    const files = await filesOf(driver, claimId)
    expect(files.map(({ state, problem }) => [state, problem])).toEqual([
      ['refused', 'type'],
      ['refused', 'tooManyPages'],
      ['refused', 'mismatch'],
    ])
    expect(storedFiles()).toBe(before)
    // Once more, and right.
    expect((await send(driver, claimId, { content: whole })).fileId).not.toBe(changed.fileId)
  })

  it('as PDF are shown page by page; the document itself is kept, and served to nobody', async () => {
    const { driver } = held
    const claimId = await draft()
    const content = makePdf(2)
    const { fileId } = await send(driver, claimId, { content, name: '费用清单.pdf', kind: 'costList' })
    await work(server)
    const [kept] = await filesOf(driver, claimId)
    expect(kept!.pages).toHaveLength(2)
    const { original } = await paper(fileId)
    expect(await server.ports.storage.get(original!)).toEqual(content)
    for (const { token } of kept!.pages) {
      expect((await driver.papers.getPage({ params: { token } })).type).toBe('image/jpeg')
    }
  })

  it('can be taken back until the claim is handed in, and leave nothing behind', async () => {
    const { driver } = held
    await work(server)
    const before = storedFiles()
    const claimId = await draft()
    const kept = await keptPhoto(server, driver, claimId, 11)
    await send(driver, claimId, { content: await heavyJpeg(300_000, 4) })
    const [, arriving] = await filesOf(driver, claimId)
    for (const { fileId } of [kept, arriving!]) await driver.papers.removeFile({ params: { claimId, fileId } })
    expect(await filesOf(driver, claimId)).toEqual([])
    await expectRefusal(driver.papers.getPage({ params: { token: kept.pages[0]!.token } }), 'insurance.page_not_found')
    await work(server)
    expect(await server.database.reader.countBy(Paper, { claimId })).toBe(0)
    expect(await server.database.reader.countBy(PaperLook, { paperId: kept.fileId })).toBe(0)
    expect(storedFiles()).toBe(before)

    const other = await draft()
    const { fileId } = await keptPhoto(server, driver, other, 12)
    await server.database.transaction((db) => db.update(Claim, { id: other }, { state: 'submitted' }))
    expect((await driver.papers.listFiles({ params: { claimId: other } })).actions).toEqual([])
    await expectRefusal(driver.papers.removeFile({ params: { claimId: other, fileId } }), 'insurance.files_closed')
    await expectRefusal(announce(driver, other, { content: Buffer.from('late') }), 'insurance.files_closed')
  })

  it('of a claim that staff wrote down are sent by them, and what they look at is on record', async () => {
    const { assessor, assessor2 } = held.staff
    const { id: claimId } = await held.add({ state: 'draft', filedBy: assessor.id })
    const kept = await keptPhoto(server, assessor, claimId, 14)
    const { token } = kept.pages[0]!
    await expectRefusal(assessor.papers.getPage({ params: { token } }), 'insurance.page_not_found')
    expect((await assessor.papers.seePage({ params: { claimId, token } })).type).toBe('image/jpeg')
    await expectRefusal(filesOf(assessor2, claimId), 'insurance.claim_not_found')
    for (const action of ['insurance.file_announced', 'insurance.page_seen']) {
      const rows = await server.database.reader.findBy(AuditRow, { action, targetId: claimId })
      expect(rows.map(({ actorId }) => actorId)).toEqual([assessor.id])
    }
    // Whose claim it is sees them as well.
    const [own] = await filesOf(held.driver, claimId)
    await held.driver.papers.getPage({ params: { token: own!.pages[0]!.token } })
  })

  it('are nobody else’s: what they are called, hold and show is as absent', async () => {
    const { driver } = held
    const claimId = await draft()
    const kept = await keptPhoto(server, await server.as('driver'), claimId, 13)
    const stranger = await newPerson(server)
    const params = { claimId, fileId: kept.fileId }
    await expectRefusal(filesOf(stranger, claimId), 'insurance.claim_not_found')
    await expectRefusal(announce(stranger, claimId, { content: Buffer.from('x') }), 'insurance.claim_not_found')
    await expectRefusal(stranger.papers.removeFile({ params }), 'insurance.file_not_found')
    await expectRefusal(put(stranger, claimId, kept, 0, new Uint8Array([1])), 'insurance.file_not_found')
    const { token } = kept.pages[0]!
    await expectRefusal(stranger.papers.getPage({ params: { token } }), 'insurance.page_not_found')
    await expectRefusal(held.staff.assessor.papers.seePage({ params: { claimId, token } }), 'insurance.page_not_found')
    const bare = await callRaw(server.url, 'GET', `/insurance/pages/${token}`)
    expect(bare.status).toBe(401)
    await driver.papers.getPage({ params: { token } })
  })

  it('that stop half way are given up after a week, and not before', async () => {
    const { driver } = held
    const claimId = await draft()
    const content = await heavyJpeg(400_000, 5)
    const file = await announce(driver, claimId, { content })
    await put(driver, claimId, file, 0, partOf(content, file, 0))
    server.clock.advance(6 * 86_400)
    await work(server)
    expect(await server.database.reader.countBy(Paper, { claimId })).toBe(1)
    server.clock.advance(2 * 86_400)
    await work(server)
    expect(await server.database.reader.countBy(Paper, { claimId })).toBe(0)
  })
})

describe('Papers of somebody who sends too many', () => {
  const server = useServer(makeEmbedded, { RATE_LIMITS: 'filesPerPersonDay=2' })
  const held = useClaimsDesk(server)

  it('wait for the next day, and those that are there stay', async () => {
    const { id } = await held.add({ state: 'draft' })
    await announce(held.driver, id, { content: Buffer.from('first') })
    await announce(held.driver, id, { content: Buffer.from('second') })
    const refusal = await expectRefusal(
      announce(held.driver, id, { content: Buffer.from('third') }),
      'request.too_many',
    )
    expect(Number(refusal.data?.retryAfter)).toBeGreaterThan(0)
    expect(await filesOf(held.driver, id)).toHaveLength(2)
    server.clock.advance(86_400)
    await announce(held.driver, id, { content: Buffer.from('third') })
  })
})
