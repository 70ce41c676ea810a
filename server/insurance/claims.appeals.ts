import { AppError } from '../../shared/http/errors'
import { shanghaiDay } from '../../shared/http/time'
import { readyFacts } from '../../shared/insurance/claimRules'
import type { ClaimView } from '../../shared/insurance/claimViews'
import { canAct } from '../../shared/insurance/states'
import type { Payee } from '../../shared/payments/payee'
import { moveWorkItem } from '../desk'
import { requireHolder } from '../payments'
import { makeCaseNumber } from '../platform/caseNumbers'
import { type Db, isDuplicate } from '../platform/db'
import { newId, type Random } from '../platform/random'
import { insertRows } from '../platform/raw'
import { ruleAt } from '../platform/rules'
import { findClaimant, requireConsents } from './claims.claimant'
import { readFacts } from './claims.content'
import { putBeforeAssessors } from './claims.desk.items'
import { Claim } from './claims.entities'
import { appealUntil } from './claims.policy'
import { changeClaim } from './claims.queries'
import { appealRule } from './claims.rules'
import { changedMeanwhile, loadOwn, notYet, unavailable } from './claims.service'
import { estimateOf, writeLines } from './claims.submission'
import { confirmReceipt, recordOwn } from './claims.telling'
import { toView } from './claims.views'
import { findStepDueAt } from './clocks'
import { findDrifted, printNow, voidApproval } from './decisions.binding'

interface Appealing {
  version: number
  words: string
}

/** Opens a claim of the same content, which other people decide; of one decision there is one appeal, by key. */
export async function appeal(
  db: Db,
  personId: string,
  id: string,
  { version, words }: Appealing,
  random: Random,
  now: Date,
): Promise<ClaimView> {
  const before = await loadOwn(db, personId, id)
  const until = appealUntil(before, (await ruleAt(db, appealRule, now)).days)
  if (until === null) throw unavailable(before)
  if (now > until) throw new AppError('insurance.appeal_over', { until: until.toISOString() })
  if (version !== before.version) throw changedMeanwhile(before)
  const claim = await openAppeal(db, before, words, random, now)
  await putBeforeAssessors(db, claim, now)
  await recordOwn(db, before, 'appealed', now)
  await recordOwn(db, claim, 'submitted', now)
  await confirmReceipt(db, claim, 'appealed', now)
  return toView(db, await loadOwn(db, personId, claim.id), now)
}

async function openAppeal(db: Db, before: Claim, words: string, random: Random, now: Date): Promise<Claim> {
  const stepDueAt = await findStepDueAt(db, 'assess', now)
  const dueAt = await findStepDueAt(db, 'whole', now)
  const { cover, organisation, claimant, insured, ...kept } = before
  const row: Claim = {
    ...kept,
    ...notYet,
    ...sameContent(before),
    id: newId(),
    claimNumber: makeCaseNumber('LP', random, now),
    state: 'submitted',
    appealOfId: before.id,
    appealWords: words,
    // What was claimed in time is appealed against in time.
    submittedAt: now,
    submittedOn: before.submittedOn ?? shanghaiDay(now),
    stepDueAt,
    dueAt,
    createdAt: now,
  }
  const estimate = await estimateOf(db, { ...row, cover: cover ?? null }, readyFacts(readFacts(row))!, now)
  row.askedFen = estimate.lines.reduce((sum, { askedFen }) => sum + askedFen, 0)
  try {
    await insertRows(db, Claim, row)
  } catch (error) {
    if (isDuplicate(error)) throw unavailable(before)
    throw error
  }
  await writeLines(db, row.id, estimate)
  return row
}

const sameContent = ({ event, facts, story, payee, filedBy }: Claim) => ({ event, facts, story, payee, filedBy })

/**
 * Another account for money that came back, by the claimant who has just proved to be themselves. What was approved stays
 * approved, bound to the new account from now on; where anything else is not what it was, all is decided anew.
 */
export async function giveAccount(
  db: Db,
  personId: string,
  id: string,
  { version, payee }: { version: number; payee: Payee },
  now: Date,
): Promise<ClaimView> {
  const claim = await loadOwn(db, personId, id)
  if (!canAct('giveAccount', claim.state)) throw unavailable(claim)
  if (version !== claim.version) throw changedMeanwhile(claim)
  const claimant = await findClaimant(db, personId)
  requireConsents(claimant, ['bankAccount'])
  requireHolder(claimant.name, payee.holder)
  await recordOwn(db, claim, 'accountGiven', now)
  const isBound = !(await findDrifted(db, [claim])).has(id)
  const account = JSON.stringify(payee)
  const isGiven = isBound
    ? await rebind(db, { ...claim, payee: account }, now)
    : await voidApproval(db, claim, personId, { payee: account }, now)
  if (!isGiven) throw changedMeanwhile(await loadOwn(db, personId, id))
  return toView(db, await loadOwn(db, personId, id), now)
}

async function rebind(db: Db, claim: Claim, now: Date): Promise<boolean> {
  const { id, payee, version } = claim
  const approvedPrint = await printNow(db, claim)
  const stepDueAt = await findStepDueAt(db, 'pay', now)
  if (!(await changeClaim(db, claim, 'giveAccount', { payee, approvedPrint, stepDueAt }))) return false
  const moved = { state: 'payable', version: version + 1, isOpen: true, role: 'payer', dueAt: stepDueAt } as const
  await moveWorkItem(db, id, moved)
  return true
}
