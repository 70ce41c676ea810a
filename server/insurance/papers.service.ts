import type { BodyOf, ParamsOf } from '../../shared/http/contract'
import { AppError } from '../../shared/http/errors'
import { chunkBytes, mostFilesPerKind, nameProblem } from '../../shared/insurance/files'
import type { insurancePapers, PaperFile, PaperFiles } from '../../shared/insurance/papers.contract'
import { canAct, missedStates, replaceableIn } from '../../shared/insurance/states'
import type { Actor } from '../platform/actor'
import { spend } from '../platform/budgets'
import { makeCaseNumber } from '../platform/caseNumbers'
import type { Db } from '../platform/db'
import type { OpenCall } from '../platform/handlers'
import { newId, type Random } from '../platform/random'
import type { Claim } from './claims.entities'
import { findPapers } from './claims.queries'
import { Paper } from './papers.entities'
import { findSentClaim } from './papers.policy'
import { countOfKind, findChunks, findPaper, findSame, givenUpAt, holdClaim } from './papers.queries'
import { drawFile } from './papers.views'

type Contract = typeof insurancePapers

/** Spends one of the person's files of the day. */
export const takeOne = ({ database, ports, actor, now }: OpenCall<Contract['announceFile']>) =>
  spend(database, ports.config, now, [{ limit: 'filesPerPersonDay', subject: actor.personId, windowSeconds: 86_400 }])

async function loadClaim(db: Db, actor: Actor, id: string): Promise<Claim> {
  const claim = await findSentClaim(db, actor, id)
  if (!claim) throw new AppError('insurance.claim_not_found')
  return claim
}

/** Puts a file on record before its parts come. */
export async function announce(
  db: Db,
  actor: Actor,
  claimId: string,
  { kind, name, size, sha256 }: BodyOf<Contract['announceFile']>,
  random: Random,
  now: Date,
): Promise<PaperFile> {
  const claim = await loadClaim(db, actor, claimId)
  const problem = nameProblem(name)
  if (problem) throw new AppError(problem === 'heic' ? 'insurance.file_heic' : 'insurance.file_type')
  if (!(await holdClaim(db, claimId, kind))) throw new AppError('insurance.files_closed')
  const same = await findSame(db, claimId, kind, sha256)
  if (same) return drawOwn(db, claim, same, actor, now)
  if ((await countOfKind(db, claimId, kind)) >= mostFilesPerKind) throw new AppError('insurance.too_many_files')
  const paper: Paper = {
    id: newId(),
    claimId,
    kind,
    name,
    size,
    sha256,
    state: 'receiving',
    receiptNumber: makeCaseNumber('CL', random, now),
    chunkSize: chunkBytes,
    pages: null,
    original: null,
    problem: null,
    workAt: givenUpAt(now),
    tries: 0,
    verifiedAt: null,
    createdAt: now,
    isRemoved: false,
  }
  await db.insert(Paper, paper)
  return drawOwn(db, claim, paper, actor, now)
}

/** How somebody looks at the papers of a claim: staff who wrote it down for somebody else leave a trace as other staff do. */
const lookerOf = ({ claimantId }: Claim, { personId }: Actor) =>
  ({ personId, purpose: claimantId === personId ? 'own' : 'desk' }) as const

/** As its sender sees a file. */
export const drawOwn = async (db: Db, claim: Claim, paper: Paper, actor: Actor, now: Date): Promise<PaperFile> =>
  drawFile(paper, await findChunks(db, [paper.id]), lookerOf(claim, actor), now)

export async function list(db: Db, actor: Actor, claimId: string, now: Date): Promise<PaperFiles> {
  const claim = await loadClaim(db, actor, claimId)
  const papers = await findPapers(db, claimId)
  const arriving = papers.filter(({ state }) => state === 'receiving')
  const chunks = await findChunks(
    db,
    arriving.map(({ id }) => id),
  )
  const looker = lookerOf(claim, actor)
  return {
    items: papers.map((paper) => drawFile(paper, chunks, looker, now)),
    actions: actionsOn(claim, papers),
  }
}

function actionsOn({ state }: Claim, papers: readonly Paper[]): PaperFiles['actions'] {
  if (canAct('edit', state)) return ['edit']
  return replaceableIn.includes(state) && papers.some((paper) => missedStates.includes(paper.state)) ? ['replace'] : []
}

/** Takes a file back; what is in the storage of it goes with the next sweep. */
export async function remove(
  db: Db,
  actor: Actor,
  { claimId, fileId }: ParamsOf<Contract['removeFile']>,
  now: Date,
): Promise<PaperFiles> {
  const { claim, paper } = await requirePaper(db, actor, claimId, fileId)
  if (!canAct('edit', claim.state) || !(await holdClaim(db, claimId, paper.kind)))
    throw new AppError('insurance.files_closed')
  await db.update(Paper, { id: fileId, isRemoved: false }, { isRemoved: true, workAt: now })
  return list(db, actor, claimId, now)
}

/** A file of a claim whose papers the caller sends; of any other it is as absent. */
export async function requirePaper(
  db: Db,
  actor: Actor,
  claimId: string,
  id: string,
): Promise<{ claim: Claim; paper: Paper }> {
  const claim = await findSentClaim(db, actor, claimId)
  const paper = claim && (await findPaper(db, claimId, id))
  if (!paper) throw new AppError('insurance.file_not_found')
  return { claim, paper }
}
