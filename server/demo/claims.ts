import { addDays, shanghaiDay } from '../../shared/http/time'
import type { ClaimFacts, PaperKind } from '../../shared/insurance/plans'
import type { ClaimState } from '../../shared/insurance/states'
import type { Cover, PlanVersion } from '../insurance'
import type { Db } from '../platform/db'
import { addClaim, type GivenClaim } from '../seeds/claims'
import { addPerson } from '../seeds/identity'
import { addCover } from '../seeds/insurance'
import type { PutPicture } from '../seeds/papers'

interface Demo {
  plan: PlanVersion
  /** Of the driver, whose claim is under way. */
  driverCover: Cover
  chaoyang: string
  jinzhan: string
  staff: NonNullable<GivenClaim['staff']>
  /** As `claimPapers` asks for. */
  papers: readonly PutPicture[][]
}

/** Others at 金盏 who have claimed, one in each state that staff meet. */
const others: readonly { name: string; state: ClaimState }[] = [
  { name: '马建军', state: 'assessed' },
  { name: '周晓梅', state: 'payable' },
  { name: '吴海涛', state: 'returned' },
  { name: '郑凯', state: 'paid' },
  { name: '冯玉兰', state: 'bounced' },
  { name: '蒋大勇', state: 'refused' },
]

const afterStay: readonly PaperKind[] = ['identity', 'dischargeSummary', 'bankCard']
const afterAccident: readonly PaperKind[] = [...afterStay, 'eventProof', 'diagnosis', 'invoices']

/** The driver's first, then the others': where staff asked for a paper, that one is missing. */
export const claimPapers: readonly (readonly PaperKind[])[] = [
  afterAccident,
  ...others.map(({ state }) => afterStay.filter((kind) => state !== 'returned' || kind !== 'dischargeSummary')),
]

/** The driver's claim under way, and claims in each state for 朝阳's staff. */
export async function addClaims(db: Db, demo: Demo, now: Date): Promise<void> {
  const { plan, driverCover, chaoyang: organisationId, jinzhan, staff, papers } = demo
  const story = '送客途中被追尾,颈部受伤,住院五天。'
  const given = { organisationId, staff, facts: hurtInTraffic(now), story }
  await addClaim(db, { ...given, cover: driverCover, state: 'submitted', papers: papers[0]! }, now)
  for (const [at, { name, state }] of others.entries()) {
    const sequence = String(at + 1).padStart(2, '0')
    const known = { phone: `138000002${sequence}`, name, document: `110105198808081${sequence}` }
    const personId = await addPerson(db, { ...known, assurance: 'seenByStaff' }, now)
    const held = { personId, organisationId: jinzhan, fromDay: addDays(shanghaiDay(now), -90) }
    const cover = await addCover(db, plan, held, now)
    await addClaim(db, { organisationId, staff, cover, state, papers: papers[at + 1]! }, now)
  }
}

function hurtInTraffic(now: Date): Partial<ClaimFacts> {
  const day = (before: number) => addDays(shanghaiDay(now), -before)
  return {
    event: 'accident',
    eventOn: day(12),
    items: ['accidentMedical', 'hospitalAllowance'],
    stays: [{ from: day(12), to: day(7) }],
    hospitalGrade: 3,
    costFen: 862_000,
    paidBy: { medicalInsurance: 410_000, workInjury: 0, others: 0 },
  }
}
