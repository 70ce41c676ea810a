import { type Cover, Paper } from '../../server/insurance'
import type { Clock } from '../../server/platform/clock'
import type { Db } from '../../server/platform/db'
import { newId } from '../../server/platform/random'
import { insertRows } from '../../server/platform/raw'
import { emptyFacts } from '../../shared/insurance/claimRules'
import type { ClaimInput } from '../../shared/insurance/claims.contract'
import type { ClaimView } from '../../shared/insurance/claimViews'
import type { PaperKind, PlanContent } from '../../shared/insurance/plans'
import { coverPerson, write } from './claims'
import { newFormPlan } from './insurance'
import { newMember, type TestMember } from './members'
import type { Caller, TestServer } from './server'

export type Insured = TestMember & { cover: Cover }

/** A member of 金盏 who is covered for 2026, and has agreed to what a claim asks. */
export async function newInsured(server: TestServer, content: PlanContent = newFormPlan): Promise<Insured> {
  const member = await newMember(server)
  const cover = await write(server, (db) => coverPerson(db, member.personId, member.organisationId, content))
  await agree(member.caller)
  return { ...member, cover }
}

export async function agree(caller: Caller, purposes: ('health' | 'bankAccount')[] = ['health', 'bankAccount']) {
  const { version } = await caller.privacy.getNotice()
  await caller.privacy.giveConsents({ body: { noticeVersion: version, purposes: ['notice', ...purposes] } })
}

/** The SMS code that a person without a second factor proves themselves with. */
export async function proveMe(caller: Caller): Promise<void> {
  const { demoCode } = await caller.identity.requestStepUpCode()
  await caller.identity.stepUp({ body: { code: demoCode! } })
}

/** Papers of a claim that arrived and were kept. */
export const addPapers = (
  server: Pick<TestServer, 'database'> & { clock: Clock },
  claimId: string,
  ...kinds: PaperKind[]
): Promise<void> => write(server, (db) => insertPapers(db, claimId, kinds, server.clock.now()))

export const insertPapers = (db: Db, claimId: string, kinds: PaperKind[], now: Date): Promise<void> =>
  insertRows(
    db,
    Paper,
    kinds.map((kind) => paperOf(claimId, kind, now)),
  )

function paperOf(claimId: string, kind: PaperKind, createdAt: Date) {
  const id = newId()
  return {
    id,
    claimId,
    kind,
    state: 'kept' as const,
    receiptNumber: `CL-${id.slice(-12)}`,
    name: '照片.jpg',
    size: 10,
    sha256: id,
    chunkSize: 262_144,
    tries: 0,
    pages: [],
    createdAt,
    isRemoved: false,
  }
}

export const card = { holder: '钟小亮', bank: '中国工商银行', number: '6222 0202 0011 2230' }

/** Four nights in hospital after an accident, which cost 3,200 yuan of which 1,200 were paid already. */
export const accidentInput = (coverId: string): ClaimInput => ({
  coverId,
  facts: {
    ...emptyFacts,
    event: 'accident',
    eventOn: '2026-11-02',
    items: ['accidentMedical', 'hospitalAllowance'],
    stays: [{ from: '2026-11-02', to: '2026-11-06' }],
    hospitalGrade: 3,
    costFen: 320_000,
    paidBy: { medicalInsurance: 120_000, workInjury: 0, others: 0 },
  },
  story: '送餐途中与电动车相撞,右手骨折。',
  payee: card,
})

export const accidentPapers: PaperKind[] = [
  'identity',
  'eventProof',
  'diagnosis',
  'dischargeSummary',
  'invoices',
  'bankCard',
]

export const edit = (by: Caller, { id, version }: Pick<ClaimView, 'id' | 'version'>, input: ClaimInput) =>
  by.claims.editClaim({ params: { claimId: id }, body: { version, ...input } })
export const submit = (by: Caller, { id, version }: Pick<ClaimView, 'id' | 'version'>) =>
  by.claims.submitClaim({ params: { claimId: id }, body: { version } })
export const see = (by: Caller, claimId: string) => by.claims.getClaim({ params: { claimId } })
export const formOf = (by: Caller, claimId: string) => by.claims.openClaimForm({ params: { claimId } })

/** A claim that waits for staff. */
export async function handedIn(server: TestServer, { caller, cover }: Insured, given: Partial<ClaimInput> = {}) {
  const draft = await caller.claims.draftClaim({ body: { role: 'self', coverId: cover.id } })
  const written = await edit(caller, draft, { ...accidentInput(cover.id), ...given })
  await addPapers(server, draft.id, ...accidentPapers)
  return submit(caller, written)
}
