import { In, LessThanOrEqual, Not } from 'typeorm'
import type { PaperKind } from '../../shared/insurance/plans'
import {
  type ClaimState,
  claimTransitions,
  missedStates,
  type PaperState,
  replaceableIn,
} from '../../shared/insurance/states'
import type { Clock } from '../platform/clock'
import type { Database, Db } from '../platform/db'
import { Claim } from './claims.entities'
import { Paper, PaperChunk } from './papers.entities'

/**
 * Holds a claim whose papers of a kind may be changed until the transaction ends, so that its files are counted by one at a time
 * and none comes after it was handed in; false where they may not. One that was lost, or turned out unusable, may be sent again
 * until the claim is decided.
 */
export async function holdClaim(db: Db, id: string, kind: PaperKind): Promise<boolean> {
  const hold = async (states: readonly ClaimState[]) => {
    const held = await db
      .createQueryBuilder()
      .update(Claim)
      .set({ version: () => 'version' })
      .where({ id, state: In([...states]) })
      .execute()
    return held.affected === 1
  }
  if (await hold(claimTransitions.edit.from)) return true
  return (await hold(replaceableIn)) && (await findMissed(db, id, kind, missedStates)) !== null
}

/** The first paper of a kind that came to this, and is still missed. */
const findMissed = (db: Db, claimId: string, kind: PaperKind, states: readonly PaperState[]): Promise<Paper | null> =>
  db.findOne(Paper, { where: { claimId, kind, state: In([...states]), isRemoved: false }, order: { id: 'ASC' } })

/** The one that a new paper stands in for; what cannot be used stays in view while its sender can take it back. */
export async function findReplaced(db: Db, { claimId, kind }: Pick<Paper, 'claimId' | 'kind'>): Promise<Paper | null> {
  const isHandedIn = await db.existsBy(Claim, { id: claimId, state: In([...replaceableIn]) })
  return findMissed(db, claimId, kind, isHandedIn ? missedStates : ['lost'])
}

export const findPaper = (db: Db, claimId: string, id: string): Promise<Paper | null> =>
  db.findOneBy(Paper, { id, claimId, isRemoved: false })

/** The same content, sent before as the same kind of paper, unless it could not be used. */
export const findSame = (db: Db, claimId: string, kind: PaperKind, sha256: string): Promise<Paper | null> =>
  db.findOneBy(Paper, { claimId, kind, sha256, isRemoved: false, state: Not(In(['refused', 'lost'])) })

export const countOfKind = (db: Db, claimId: string, kind: PaperKind): Promise<number> =>
  db.countBy(Paper, { claimId, kind, isRemoved: false, state: Not('refused') })

/** The parts that are there, in order. */
export const findChunks = (db: Db, paperIds: string[]): Promise<PaperChunk[]> =>
  paperIds.length === 0
    ? Promise.resolve([])
    : db.find(PaperChunk, { where: { paperId: In(paperIds) }, order: { paperId: 'ASC', number: 'ASC' } })

export const findChunk = (db: Db, paperId: string, number: number): Promise<PaperChunk | null> =>
  db.findOneBy(PaperChunk, { paperId, number })

/** A week without a new part: whoever sent it has given it up. */
const keptUnfinishedMs = 7 * 86_400_000
export const givenUpAt = (now: Date): Date => new Date(now.getTime() + keptUnfinishedMs)

/** Holds a file that is still arriving, until the transaction ends; false where it is not. */
export const touchPaper = async (db: Db, id: string, now: Date): Promise<boolean> =>
  (await db.update(Paper, { id, state: 'receiving', isRemoved: false }, { workAt: givenUpAt(now) })).affected === 1

/** Claims that are deleted leave no papers: the worker clears up after them. */
export const removePapersOf = async (db: Db, claimIds: string[], now: Date): Promise<void> => {
  if (claimIds.length > 0) await db.update(Paper, { claimId: In(claimIds) }, { isRemoved: true, workAt: now })
}

/** A worker that was killed holds a paper for this long; one that is alive renews its lease. */
const leaseMs = 20_000

/** Twice as long with each worker that was killed: a server that goes up and down for minutes is no fault of the file's. */
const heldUntil = (tries: number, now: Date): Date => new Date(now.getTime() + leaseMs * 2 ** Math.max(0, tries - 1))

/** The paper that waits longest for the worker, taken by this one; null where none waits, or others took them. */
export async function takePaper(database: Database, now: Date): Promise<Paper | null> {
  const due = await database.reader.find(Paper, {
    where: { workAt: LessThanOrEqual(now) },
    order: { workAt: 'ASC', id: 'ASC' },
    take: 10,
  })
  for (const paper of due) {
    const { id, workAt, tries } = paper
    const taken = { workAt: heldUntil(tries + 1, now), tries: tries + 1 }
    const { affected } = await database.transaction((db) => db.update(Paper, { id, workAt: workAt! }, taken))
    if (affected === 1) return { ...paper, ...taken }
  }
  return null
}

/** Runs what takes long, and has the paper all the while. */
export async function whileHolding<T>(
  database: Database,
  clock: Clock,
  paper: Paper,
  run: () => Promise<T>,
): Promise<T> {
  let renewal = Promise.resolve()
  const renew = async () => {
    const workAt = heldUntil(paper.tries, clock.now())
    if (await database.transaction((db) => changeTaken(db, paper, { workAt }))) paper.workAt = workAt
  }
  const timer = setInterval(() => {
    // Where it does not get through, the next one may; where none does, another worker takes the paper.
    renewal = renewal.then(renew).catch(() => {})
  }, leaseMs / 4)
  try {
    return await run()
  } finally {
    clearInterval(timer)
    await renewal
  }
}

/** Changes a paper that this worker still has. */
export const changeTaken = async (db: Db, { id, workAt }: Paper, change: Partial<Paper>): Promise<boolean> =>
  (await db.update(Paper, { id, workAt: workAt! }, change)).affected === 1
