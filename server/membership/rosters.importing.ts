import {
  addPersons,
  findHeldPhones,
  findWechatUsers,
  nameIndexOf,
  type Person,
  phoneIndexOf,
  setPhone,
} from '../identity'
import { notify } from '../notifications'
import { type Database, type Db, isDuplicate } from '../platform/db'
import type { Ports } from '../platform/ports'
import type { Random } from '../platform/random'
import { membershipApproved } from './decisions.service'
import { links } from './links'
import { Roster, type RosterRow } from './rosters.entities'
import { findListed, type Listed } from './rosters.persons'
import { changeRoster, changeRow, countRows, findNextRows } from './rosters.queries'
import type { RowFacts } from './rosters.rows'
import { addShadow } from './shadows'
import { beginMembership } from './standing.service'

/** Rows imported in one transaction. */
const chunkSize = 100
const maxTries = 3

interface StagedRow {
  row: RosterRow
  facts: RowFacts
  documentIndex: string
}
interface ListedRow extends StagedRow {
  listed: Listed | undefined
}

/** Imports a roster's good rows, chunk by chunk, until they are done or `isOver`; each row once, whenever it is killed. */
export async function importRows(
  database: Database,
  { random }: Ports,
  roster: Roster,
  now: Date,
  isOver: () => boolean,
): Promise<void> {
  while (!isOver()) {
    const dealtWith = await importNext(database, roster, random, now)
    if (dealtWith > 0) continue
    await database.transaction((db) => changeRoster(db, roster, ['importing'], { state: 'imported' }))
    return
  }
}

/** How many rows were dealt with. Where somebody else made one of the persons at the same moment, each row is tried alone. */
async function importNext(database: Database, roster: Roster, random: Random, now: Date): Promise<number> {
  const importSome = (count: number) => database.transaction((db) => importChunk(db, roster, count, random, now))
  try {
    return await importSome(chunkSize)
  } catch (error) {
    if (!isDuplicate(error)) throw error
  }
  for (let tried = 1; tried <= maxTries; tried += 1) {
    try {
      return await importSome(1)
    } catch (error) {
      if (!isDuplicate(error)) throw error
    }
  }
  return database.transaction(async (db) => {
    const [row] = (await holdsRoster(db, roster)) ? await findNextRows(db, roster.id, 'good', 1) : []
    if (!row) return 0
    await passOver(db, row, 'changedMeanwhile')
    await countRows(db, roster.id, 'importing', { done: 1, passedOver: 1 })
    return 1
  })
}

/** Locks the roster for this transaction: of two workers the second waits, and then sees what the first did, or where it went. */
const holdsRoster = async (db: Db, { id, organisationId }: Roster): Promise<boolean> =>
  (await countRows(db, id, 'importing', { done: 0 })) && db.existsBy(Roster, { id, organisationId })

async function importChunk(db: Db, roster: Roster, count: number, random: Random, now: Date): Promise<number> {
  if (!(await holdsRoster(db, roster))) return 0
  const rows = (await findNextRows(db, roster.id, 'good', count)).map(
    (row): StagedRow => ({ row, facts: JSON.parse(row.facts!) as RowFacts, documentIndex: row.documentIndex! }),
  )
  // Since they were checked a person may have joined: what was found then is looked up again.
  const documents = rows.map(({ documentIndex }) => documentIndex)
  const listed = await findListed(db, roster.organisation!, documents)
  const fit: ListedRow[] = []
  for (const staged of rows) {
    const one = listed.get(staged.documentIndex)
    const fault = one?.fault(staged.facts.name)
    if (fault) await passOver(db, staged.row, fault.code)
    else fit.push({ ...staged, listed: one })
  }
  await enrol(
    db,
    roster,
    fit.filter(({ listed }) => !listed?.isShadowed),
    random,
    now,
  )
  let imported = fit.filter(({ listed }) => !listed?.isShadowed).length
  for (const row of fit.filter(({ listed }) => listed?.isShadowed)) {
    if (await enrolShadow(db, roster, row, random, now)) imported += 1
  }
  const counts = { done: rows.length, imported, passedOver: rows.length - imported }
  await countRows(db, roster.id, 'importing', counts)
  return rows.length
}

const passOver = (db: Db, row: RosterRow, code: RosterRow['findings'][number]['code']) =>
  changeRow(db, row.id, 'good', { state: 'passedOver', findings: [...row.findings, { code }] })

/** Makes the people of these rows members. */
async function enrol(db: Db, roster: Roster, rows: ListedRow[], random: Random, now: Date): Promise<void> {
  const people = await identifyAll(db, rows, now)
  for (const { row, personId, isNewPerson, isPhoneGiven } of people) {
    const whom = { personId, organisationId: roster.organisationId, rosterId: roster.id }
    const membership = await beginMembership(db, whom, { actorId: roster.importedBy }, random, now)
    await membershipApproved.run(db, membership, row, now)
    await notify(
      db,
      {
        personId,
        template: 'membership.enrolled',
        params: { organisation: roster.organisation!.name, number: membership.number },
        link: links.card,
        dedupeKey: enrolledKey(row.id),
      },
      now,
    )
    const change = { state: 'imported', personId, membershipId: membership.id, isNewPerson, isPhoneGiven } as const
    if (!(await changeRow(db, row.id, 'good', change))) throw new Error(`row ${row.id} was imported by another worker`)
  }
}

/** What the union takes for a membership, of somebody who asked that it is not told of theirs; false where it has that. */
async function enrolShadow(
  db: Db,
  roster: Roster,
  { row, facts, listed }: ListedRow,
  random: Random,
  now: Date,
): Promise<boolean> {
  const { personId } = listed!
  const { membership, isNew } = await addShadow(
    db,
    { personId, organisation: roster.organisation!, facts },
    random,
    now,
  )
  if (isNew) await changeRow(db, row.id, 'good', { state: 'imported', personId, membershipId: membership.id })
  else await passOver(db, row, 'memberHere')
  return isNew
}

export const enrolledKey = (rowId: string): string => `${rowId} enrolled`

interface Enrolled {
  row: RosterRow
  personId: string
  isNewPerson: boolean
  isPhoneGiven: boolean
}

/**
 * The person of each row, by document, made where there is none. A phone on a list is only a claim, and opens the account
 * to whoever has it: it is given to who has no way in yet, where it is nobody's, and proves nothing.
 */
async function identifyAll(db: Db, rows: ListedRow[], now: Date): Promise<Enrolled[]> {
  const isFree = await createPhoneCheck(db, rows)
  const made = rows.filter(({ listed }) => !listed)
  const news = made.map((staged) => describePerson(staged, isFree(staged.facts.phone)))
  const ids = await addPersons(db, news, now)
  const added = made.map(
    ({ row }, at): Enrolled => ({ row, personId: ids[at]!, isNewPerson: true, isPhoneGiven: !!news[at]!.phone }),
  )
  const phoneless = rows.flatMap(({ listed }) => (listed?.person?.phoneIndex === null ? [listed.personId] : []))
  const wechat = await findWechatUsers(db, phoneless)
  const there: Enrolled[] = []
  for (const { row, facts, listed } of rows) {
    if (!listed) continue
    const { personId, person } = listed
    const hasNoWayIn = person?.phoneIndex === null && !wechat.has(personId)
    const isPhoneGiven = hasNoWayIn && isFree(facts.phone) && (await setPhone(db, personId, facts.phone))
    there.push({ row, personId, isNewPerson: false, isPhoneGiven })
  }
  return [...added, ...there]
}

/** Whether a phone is nobody's; asked twice, it is the first one's. */
async function createPhoneCheck(db: Db, rows: StagedRow[]): Promise<(phone: string) => boolean> {
  const phones = rows.map(({ facts }) => facts.phone).filter((phone) => phone !== '')
  const held = new Set((await findHeldPhones(db, [...new Set(phones)])).keys())
  return (phone) => {
    if (phone === '' || held.has(phone)) return false
    held.add(phone)
    return true
  }
}

function describePerson({ facts, documentIndex }: StagedRow, isPhoneFree: boolean): Partial<Person> {
  const { name, documentKind, documentNumber, phone } = facts
  return {
    name,
    nameIndex: nameIndexOf(name),
    documentKind,
    documentNumber,
    documentIndex,
    ...(isPhoneFree ? { phone, phoneIndex: phoneIndexOf(phone) } : {}),
  }
}
