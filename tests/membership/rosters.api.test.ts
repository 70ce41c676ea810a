import { documentIndexOf, openidIndexOf, Person, WechatAccount } from '../../server/identity'
import { Membership } from '../../server/membership'
import { Roster } from '../../server/membership/rosters.entities'
import { newId } from '../../server/platform/random'
import { addPerson } from '../../server/seeds/identity'
import type { RosterRowView } from '../../shared/membership/rosters.contract'
import { onEveryDatabase } from '../support/databases'
import { newDocumentNumber, newPerson, newPhone, submitted } from '../support/people'
import {
  checkedRoster,
  importedRoster,
  type ListedPerson,
  makeRoster,
  newListed,
  settle,
  uploadRoster,
} from '../support/rosters'
import { type Caller, expectRefusal, useServer } from '../support/server'

onEveryDatabase('A roster', (make) => {
  const server = useServer(make)
  let staff: Caller
  beforeAll(async () => {
    staff = await server.as('reviewer')
  })

  const params = ({ id }: { id: string }) => ({ params: { rosterId: id } })
  const check = (people: ListedPerson[]) => checkedRoster(server, staff, people)
  const importAll = (people: ListedPerson[]) => importedRoster(server, staff, people)
  const undo = async (roster: { id: string; version: number }) =>
    settle(server, staff, await staff.rosters.undoRoster({ ...params(roster), body: { version: roster.version } }))
  const rowsOf = async (roster: { id: string }, filter?: RosterRowView['state']) =>
    (await staff.rosters.listRosterRows({ ...params(roster), query: filter ? { filter } : {} })).items
  const personOf = (number: string) =>
    server.database.reader.findOneBy(Person, { documentIndex: documentIndexOf(number) })
  const membershipOf = (personId: string) => server.database.reader.findOneBy(Membership, { currentKey: personId })

  it('is read, shown row by row, imported, and its people are members with a number and a message', async () => {
    const rider = newListed({ name: '钱多多' })
    const clerk = newListed({ name: '古丽·买买提', occupation: '', phone: '' })
    const wrong = newListed({ number: '110105199001010011', phone: '12345', occupation: '宇航员' })
    const uploaded = await uploadRoster(staff, await makeRoster([rider, clerk, wrong]))
    expect(uploaded).toMatchObject({
      state: 'reading',
      version: 1,
      fileName: '名册.xlsx',
      uploadedBy: '陈静',
      actions: [],
    })
    expect(uploaded.progress).toEqual({ done: 0, total: null })

    const { storageName } = await server.database.reader.findOneByOrFail(Roster, { id: uploaded.id })
    const checked = await settle(server, staff, uploaded)
    await expect(server.ports.storage.get(storageName!)).rejects.toThrow()
    expect(checked).toMatchObject({ state: 'checked', version: 2, progress: null, actions: ['enrol', 'undo'] })
    expect(checked.counts).toMatchObject({ total: 3, good: 2, faulty: 1, imported: 0 })
    expect(await rowsOf(checked, 'faulty')).toEqual([
      {
        row: 4,
        state: 'faulty',
        name: '钱*多',
        documentNumber: '110***********0011',
        phone: '123****2345',
        findings: [
          { code: 'documentInvalid', isFault: true, column: 'documentNumber', cell: 'B4', row: null },
          { code: 'phoneInvalid', isFault: true, column: 'phone', cell: 'C4', row: null },
          { code: 'occupationUnknown', isFault: true, column: 'occupation', cell: 'D4', row: null },
        ],
        keptReason: null,
      },
    ])

    const started = await staff.rosters.importRoster({ ...params(checked), body: { version: 2 } })
    expect(started).toMatchObject({ state: 'importing', progress: { done: 0, total: 2 }, importedBy: '陈静' })
    const imported = await settle(server, staff, started)
    expect(imported).toMatchObject({ state: 'imported', counts: { imported: 2, faulty: 1 }, actions: ['undo'] })

    const person = await newPerson(server, { phone: rider.phone! })
    expect(await person.membership.getCard()).toMatchObject({ name: '钱多多', state: 'active' })
    const [message] = (await person.notifications.listMessages({ query: {} })).items
    expect(message!.body).toContain('金盏地区总工会(演示)')
    expect(await personOf(rider.number)).toMatchObject({ assurance: 'stated', documentKind: 'residentId' })
    expect(await personOf(clerk.number)).toMatchObject({ phone: null, name: '古丽·买买提' })
    expect(await personOf(wrong.number)).toBeNull()
  })

  it('says of each row what is wrong, and where', async () => {
    const member = newListed()
    await importAll([member])
    const known = newListed({ name: '李志强', number: '110105198503120020' })
    const elsewhere = newListed({ name: '赵敏', number: '110105198503120039' })
    const twice = newListed()
    const rows: ListedPerson[] = [
      { ...newListed(), name: '' },
      { ...newListed(), number: '' },
      newListed({ name: '张3' }),
      newListed({ number: '12345678' }),
      { ...member },
      { ...newListed({ name: '别的名字' }), number: member.number },
      known,
      twice,
      { ...twice, name: '又一个', phone: newPhone() },
      newListed({ phone: twice.phone! }),
      newListed({ name: '名'.repeat(61) }),
      newListed({ number: 'H12345678', phone: '+86 139-0000-1111' }),
    ]
    const roster = await check(rows)
    const found = (await rowsOf(roster)).map(({ row, state, findings }) => [
      row,
      state,
      findings.map(({ code, cell, row: other }) => [code, cell, other]),
    ])
    expect(found).toEqual([
      [2, 'faulty', [['missing', 'A2', null]]],
      [3, 'faulty', [['missing', 'B3', null]]],
      [4, 'faulty', [['nameUnreadable', 'A4', null]]],
      [5, 'faulty', [['documentKindMissing', null, null]]],
      [6, 'faulty', [['memberHere', null, null]]],
      [
        7,
        'faulty',
        [
          ['repeatedInFile', 'B7', 6],
          ['documentOfAnother', 'B7', null],
        ],
      ],
      [8, 'faulty', [['memberHere', null, null]]],
      [9, 'good', []],
      [10, 'faulty', [['repeatedInFile', 'B10', 9]]],
      [11, 'good', [['phoneRepeated', 'C11', 9]]],
      [12, 'faulty', [['tooLong', 'A12', null]]],
      [13, 'good', []],
    ])
    const driver = await server.database.reader.findOneByOrFail(Person, { id: (await personOf(known.number))!.id })
    expect(driver.name).toBe('李志强')
    const other = await check([{ ...elsewhere, number: (await numberOf('parent'))! }])
    expect((await rowsOf(other)).map(({ findings }) => findings[0]?.code)).toEqual(['memberElsewhere'])
  })

  async function numberOf(name: 'parent'): Promise<string | null> {
    const { id } = await (await server.as(name)).identity.getMe()
    return (await server.database.reader.findOneByOrFail(Person, { id })).documentNumber
  }

  it.each([
    [
      'without the columns it needs',
      'spreadsheet.columns_missing',
      ['姓名', '证件号码'],
      [
        ['职务', '部门'],
        ['a', 'b'],
      ],
    ],
    ['without rows', 'spreadsheet.empty', [], [['姓名', '证件号码']]],
  ])('%s is failed, with the reason', async (_, code, missing, lines) => {
    const { writeXlsx } = await import('../../server/platform/spreadsheet')
    const [headers, ...rows] = lines
    const content = await writeXlsx([{ name: '表', columns: headers!.map((header) => ({ header })), rows }])
    const failed = await settle(server, staff, await uploadRoster(staff, content))
    expect(failed).toMatchObject({ state: 'failed', problem: { code, missing }, actions: [], counts: { total: 0 } })
    // What failed can be sent again.
    expect((await uploadRoster(staff, content)).id).not.toBe(failed.id)
  })

  it('that is no workbook at all is refused at the door', async () => {
    await expectRefusal(uploadRoster(staff, Buffer.from('<html></html>')), 'spreadsheet.is_text')
    await expectRefusal(uploadRoster(staff, new Uint8Array(10 * 1_048_576 + 1)), 'request.too_large')
  })

  it('sent twice is one roster, until it is taken back', async () => {
    const content = await makeRoster([newListed()])
    const [first, second] = await Promise.all([uploadRoster(staff, content), uploadRoster(staff, content)])
    expect(second.id).toBe(first.id)
    await undo(await settle(server, staff, first))
    expect((await uploadRoster(staff, content)).id).not.toBe(first.id)
  })

  it('is imported once, whoever asks, and only at the version that was seen', async () => {
    const roster = await check([newListed(), newListed()])
    const ask = (version: number) => staff.rosters.importRoster({ ...params(roster), body: { version } })
    await expectRefusal(ask(1), 'membership.roster_changed')
    const asked = await Promise.allSettled([ask(2), ask(2), ask(2)])
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await Promise.all([server.runJob('membership.rosters'), server.runJob('membership.rosters')])
    const imported = await settle(server, staff, roster)
    expect(imported.counts).toMatchObject({ imported: 2, passedOver: 0 })
    expect(await server.database.reader.countBy(Membership, { rosterId: roster.id })).toBe(2)
  })

  it('passes over who joined between check and import, and says so', async () => {
    const [early, late] = [newListed(), newListed()]
    const roster = await check([early, late])
    const person = await newPerson(server)
    const { id, version } = await submitted(person, { name: early.name, documentNumber: early.number })
    await staff.membershipDesk.decideApplication({
      params: { applicationId: id },
      body: { decision: 'approve', version },
    })
    await staff.rosters.importRoster({ ...params(roster), body: { version: roster.version } })
    const imported = await settle(server, staff, roster)
    expect(imported.counts).toMatchObject({ imported: 1, passedOver: 1 })
    expect(await rowsOf(roster, 'passedOver')).toMatchObject([{ row: 2, findings: [{ code: 'memberHere' }] }])
  })

  it('gives a phone only to who has none, and never takes it from its holder', async () => {
    const phone = newPhone()
    const holder = await newPerson(server, { phone })
    const listed = newListed({ phone })
    await importAll([listed])
    expect(await personOf(listed.number)).toMatchObject({ phone: null })
    await expectRefusal(holder.membership.getCard(), 'membership.no_card')

    const number = newDocumentNumber()
    await server.database.transaction((db) =>
      addPerson(db, { phone: newPhone(), name: '有手机', document: number.slice(0, 17) }, server.clock.now()),
    )
    const before = (await personOf(number))!.phone
    await importAll([newListed({ name: '有手机', number })])
    expect((await personOf(number))!.phone).toBe(before)
  })

  it('gives no phone to somebody who signs in by WeChat: whoever wrote the list would be let in as them', async () => {
    const number = newDocumentNumber()
    const given = { phone: newPhone(), name: '微信用户', document: number.slice(0, 17) }
    await server.database.transaction(async (db) => {
      const personId = await addPerson(db, given, server.clock.now())
      await db.update(Person, { id: personId }, { phone: null, phoneIndex: null })
      const openid = `openid-${number}`
      const keys = { openid, openidIndex: openidIndexOf(openid), personId, createdAt: server.clock.now() }
      await db.insert(WechatAccount, { id: newId(), ...keys })
    })
    const listed = newListed({ name: given.name, number })
    expect((await importAll([listed])).counts.imported).toBe(1)
    expect(await personOf(number)).toMatchObject({ phone: null })
    const someone = await newPerson(server, { phone: listed.phone! })
    await expectRefusal(someone.membership.getCard(), 'membership.no_card')
  })

  it('whose file is gone fails by itself, and holds up no other', async () => {
    const lost = await uploadRoster(staff, await makeRoster([newListed()]))
    const { storageName } = await server.database.reader.findOneByOrFail(Roster, { id: lost.id })
    await server.ports.storage.remove(storageName!)
    const next = await uploadRoster(staff, await makeRoster([newListed()]))
    expect(await settle(server, staff, next)).toMatchObject({ state: 'checked', counts: { good: 1 } })
    expect(await settle(server, staff, lost)).toMatchObject({
      state: 'failed',
      problem: { code: 'spreadsheet.broken' },
    })
  })

  it('behind one whose file cannot be read just now is read, and that one later', async () => {
    const stuck = await uploadRoster(staff, await makeRoster([newListed()]))
    const next = await uploadRoster(staff, await makeRoster([newListed()]))
    const { storageName } = await server.database.reader.findOneByOrFail(Roster, { id: stuck.id })
    const { storage } = server.ports
    const get = storage.get
    storage.get = (name) => (name === storageName ? Promise.reject(new Error('EIO')) : get(name))
    await expect(server.runJob('membership.rosters')).rejects.toThrow('EIO')
    storage.get = get
    expect((await staff.rosters.getRoster(params(next))).state).toBe('checked')
    expect(await settle(server, staff, stuck)).toMatchObject({ state: 'checked' })
  })

  it('is taken back to the last row, where nothing was built on it since', async () => {
    const [gone, seen, moved] = [newListed(), newListed(), newListed()]
    const known = newListed({ name: '早就在' })
    const knownId = await server.database.transaction(async (db) => {
      const id = await addPerson(
        db,
        { phone: newPhone(), name: known.name, document: known.number.slice(0, 17) },
        server.clock.now(),
      )
      await db.update(Person, { id }, { phone: null, phoneIndex: null })
      return id
    })
    const roster = await importAll([gone, seen, moved, known])
    expect((await personOf(known.number))!.phone).toBe(known.phone)
    await newPerson(server, { phone: seen.phone! })
    const movedId = (await personOf(moved.number))!.id
    await server.database.transaction((db) => db.update(Membership, { currentKey: movedId }, { state: 'retained' }))

    const undone = await undo(roster)
    expect(undone).toMatchObject({ state: 'undone', undoneBy: '陈静', actions: [] })
    expect(undone.counts).toMatchObject({ imported: 0, undone: 2, kept: 2 })
    expect((await rowsOf(roster, 'kept')).map(({ row, keptReason }) => [row, keptReason])).toEqual([
      [3, 'signedIn'],
      [4, 'membershipChanged'],
    ])
    expect(await personOf(gone.number)).toBeNull()
    expect(await server.database.reader.findOneByOrFail(Person, { id: knownId })).toMatchObject({ phone: null })
    expect(await membershipOf(knownId)).toBeNull()
    expect(await membershipOf(movedId)).not.toBeNull()
    // Whoever was taken back can join, and the same list can be imported again.
    expect((await importAll([gone])).counts.imported).toBe(1)
  })
})
