import type { BodyOf, QueryOf } from '../../shared/http/contract'
import { AppError } from '../../shared/http/errors'
import type { rosterTransitions } from '../../shared/membership/rosters'
import type { membershipRosters, RosterView } from '../../shared/membership/rosters.contract'
import { findOrganisation, findPathsInUnits, type Organisation, reaches, refOf, searchInReach } from '../organisations'
import type { StaffActor } from '../platform/actor'
import { sha256 } from '../platform/crypto'
import { toPage } from '../platform/cursor'
import { type Db, isDuplicate } from '../platform/db'
import { dropFile, putFile, settleFile } from '../platform/files'
import type { OpenCall } from '../platform/handlers'
import { newId } from '../platform/random'
import { refuseOtherFiles } from '../platform/spreadsheet'
import { isUnitUnion } from './discretion'
import { Roster } from './rosters.entities'
import { actOn, findOpenRoster, findRoster, findRosters } from './rosters.queries'
import { drawRoster, drawRosters } from './rosters.views'

type Contract = typeof membershipRosters

export async function list(db: Db, actor: StaffActor, query: QueryOf<Contract['listRosters']>) {
  const page = toPage(await findRosters(db, actor, query), ({ id }) => [id])
  const unions = await findUnions(db, actor, {})
  // Of both at once: one question less.
  const isOpen = await openTo(db, actor, [...unions.items, ...page.items.map(({ organisation }) => organisation!)])
  return {
    items: await drawRosters(
      db,
      page.items.filter(({ organisation }) => isOpen(organisation!)),
    ),
    nextCursor: page.nextCursor,
    unions: unions.items.filter(isOpen).map((union) => refOf(union)),
    hasMoreUnions: unions.nextCursor !== null,
  }
}

/** Unions one can upload for, in the tree's order. */
export async function listUnions(db: Db, actor: StaffActor, search: QueryOf<Contract['listRosterUnions']>) {
  const page = await findUnions(db, actor, search)
  const isOpen = await openTo(db, actor, page.items)
  return { ...page, items: page.items.filter(isOpen).map((union) => refOf(union)) }
}

const findUnions = async (db: Db, actor: StaffActor, search: QueryOf<Contract['listRosterUnions']>) =>
  toPage(await searchInReach(db, actor.grants, 'reviewer', search), ({ path }) => [path])

/** To an officer of an employer employers' unions alone are open. */
async function openTo(db: Db, actor: StaffActor, unions: Organisation[]): Promise<(union: Organisation) => boolean> {
  if (!actor.isUnitOfficer) return () => true
  const inUnits = await findPathsInUnits(
    db,
    unions.map(({ path }) => path),
  )
  return ({ path }) => inUnits.has(path)
}

/** Keeps the file, sealed, and has it read; the same file for the same union again is the roster there is. */
export async function upload(call: OpenCall<Contract['uploadRoster']>): Promise<RosterView> {
  const { database, command, actor, query, now } = call
  const organisation = await requireUnion(database.reader, actor, query.organisationId)
  const content = Buffer.from(call.upload)
  refuseOtherFiles(content)
  const openKey = `${organisation.id} ${sha256(content)}`
  const earlier = await findOpenRoster(database.reader, openKey)
  if (earlier) return command((db) => drawRoster(db, earlier))
  const storageName = await putFile(call, content, now)
  const roster = newRoster(organisation, actor, { openKey, storageName, fileName: query.fileName ?? '' }, now)
  try {
    return await command(async (db) => {
      await db.insert(Roster, roster)
      await settleFile(db, storageName)
      return drawRoster(db, { ...roster, organisation })
    })
  } catch (error) {
    // Of anything else nobody knows whether the row is there: the file waits to be swept where it is not.
    if (!isDuplicate(error)) throw error
    await dropFile(call, storageName)
    return command(async (db) => drawRoster(db, (await findOpenRoster(db, openKey))!))
  }
}

async function requireUnion(db: Db, actor: StaffActor, organisationId: string): Promise<Organisation> {
  const organisation = await findOrganisation(db, organisationId)
  if (!organisation || !(await isOpenTo(db, actor, organisation))) throw new AppError('organisations.not_found')
  return organisation
}

function newRoster(
  organisation: Organisation,
  actor: StaffActor,
  given: Pick<Roster, 'openKey' | 'storageName' | 'fileName'>,
  now: Date,
): Roster {
  return {
    id: newId(),
    organisationId: organisation.id,
    state: 'reading',
    version: 1,
    ...given,
    done: 0,
    total: 0,
    good: 0,
    faulty: 0,
    imported: 0,
    passedOver: 0,
    undone: 0,
    kept: 0,
    letters: null,
    problemCode: null,
    problemData: null,
    uploadedAt: now,
    uploadedBy: actor.personId,
    importedAt: null,
    importedBy: null,
    undoneAt: null,
    undoneBy: null,
    clearedAt: null,
  }
}

/**
 * Whether somebody may see and make rosters of a union. An officer of an employer may for employers' unions alone: those of
 * other unions tell of members that are kept from it.
 */
const isOpenTo = async (db: Db, actor: StaffActor, organisation: Organisation): Promise<boolean> =>
  reaches(actor.grants, organisation.path) && (!actor.isUnitOfficer || (await isUnitUnion(db, organisation)))

/** A roster in reach; one outside it is as absent as one that never was. */
export async function loadRoster(db: Db, actor: StaffActor, id: string): Promise<Roster> {
  const roster = await findRoster(db, id)
  if (!roster?.organisation || !(await isOpenTo(db, actor, roster.organisation))) {
    throw new AppError('membership.roster_not_found')
  }
  return roster
}

export async function get(db: Db, actor: StaffActor, id: string): Promise<RosterView> {
  return drawRoster(db, await loadRoster(db, actor, id))
}

export const startImport = (db: Db, actor: StaffActor, id: string, body: BodyOf<Contract['importRoster']>, now: Date) =>
  act(db, actor, id, body.version, 'enrol', { importedAt: now, importedBy: actor.personId })

export const startUndo = (db: Db, actor: StaffActor, id: string, body: BodyOf<Contract['undoRoster']>, now: Date) =>
  act(db, actor, id, body.version, 'undo', { undoneAt: now, undoneBy: actor.personId })

/** Hands the roster to the worker, at the version that was seen. */
async function act(
  db: Db,
  actor: StaffActor,
  id: string,
  version: number,
  name: keyof typeof rosterTransitions,
  change: Partial<Roster>,
): Promise<RosterView> {
  const roster = await loadRoster(db, actor, id)
  const isChanged = roster.version === version && (await actOn(db, roster, name, change))
  const after = await loadRoster(db, actor, id)
  if (!isChanged) throw new AppError('membership.roster_changed', { state: after.state, version: after.version })
  return drawRoster(db, after)
}
