import { Brackets, In } from 'typeorm'
import { type Db, isDuplicate } from '../platform/db'
import { distanceOf } from '../platform/pictures'
import { newId } from '../platform/random'
import { insertRows } from '../platform/raw'
import { Paper, PaperLikeness, PaperLook } from './papers.entities'

const bands = [0, 1, 2, 3]
const bandDigits = 4
/** Pages that differ in more bits are different; the same one saved again at 80 %, or with an edge cut, differs in at most 3. */
const mostDistance = 6
/** Per page: forms of one kind look much alike, and a list of hundreds tells nobody anything. */
const mostAlike = 20

const bandOf = (look: string, band: number): string => look.slice(band * bandDigits, (band + 1) * bandDigits)

/** Keeps what pages look like: each as a whole first, then with its edges cut. */
export async function addLooks(db: Db, paperId: string, pages: readonly (readonly string[])[]): Promise<void> {
  const rows = pages.flatMap((looks, page) =>
    looks.flatMap((hash, at) =>
      bands.map((band) => ({
        id: newId(),
        paperId,
        page,
        band: at === 0 ? band : band + bands.length,
        bits: bandOf(hash, band),
        hash,
      })),
    ),
  )
  for (let at = 0; at < rows.length; at += 200) await insertRows(db, PaperLook, rows.slice(at, at + 200))
}

/** The bits of a band, and with each of them turned: up to seven that differ in all leave one band with at most one. */
function nearbyBits(bits: string): string[] {
  const value = Number.parseInt(bits, 16)
  const turned = Array.from({ length: bandDigits * 4 }, (_, at) => value ^ (1 << at))
  return [value, ...turned].map((one) => one.toString(16).padStart(bandDigits, '0'))
}

/** Finds pages of other claims that look like this paper's, and keeps each pair. */
export async function compare(db: Db, { id, claimId }: Pick<Paper, 'id' | 'claimId'>): Promise<void> {
  const own = await db.find(PaperLook, { where: { paperId: id }, order: { id: 'ASC' } })
  for (const page of new Set(own.map((look) => look.page))) {
    const looks = own.filter((look) => look.page === page)
    const whole = looks.find(({ band }) => band === 0)!.hash
    const cut = [...new Set(looks.filter(({ band }) => band >= bands.length).map(({ hash }) => hash))]
    const near = await findNear(db, claimId, whole, cut)
    for (const { look, distance } of near) await keepPair(db, { id, page }, look, distance)
  }
}

interface Near {
  look: PaperLook
  distance: number
}

/** The nearest of each other page: this one's whole beside all there is, and its cuts beside other wholes. */
async function findNear(db: Db, claimId: string, whole: string, cut: readonly string[]): Promise<Near[]> {
  const found = await db
    .createQueryBuilder(PaperLook, 'look')
    .innerJoin(Paper, 'paper', 'paper.id = look.paperId AND paper.claimId <> :claimId', { claimId })
    .where(
      new Brackets((any) => {
        for (const band of bands) {
          const nearby = nearbyBits(bandOf(whole, band))
          const exact = cut.map((look) => bandOf(look, band))
          any.orWhere({ band, bits: In([...new Set([...nearby, ...exact])]) })
          any.orWhere({ band: band + bands.length, bits: In(nearby) })
        }
      }),
    )
    .getMany()
  const nearest = new Map<string, Near>()
  for (const look of found) {
    const ways = look.band < bands.length ? [whole, ...cut] : [whole]
    const distance = Math.min(...ways.map((one) => distanceOf(one, look.hash)))
    const key = `${look.paperId} ${look.page}`
    if (distance <= mostDistance && distance < (nearest.get(key)?.distance ?? 65)) nearest.set(key, { look, distance })
  }
  return [...nearest.values()].sort((a, b) => a.distance - b.distance).slice(0, mostAlike)
}

async function keepPair(db: Db, own: { id: string; page: number }, look: PaperLook, distance: number): Promise<void> {
  const here = { paperId: own.id, page: own.page }
  const there = { paperId: look.paperId, page: look.page }
  for (const [from, to] of [
    [here, there],
    [there, here],
  ] as const) {
    const pair = { ...from, otherId: to.paperId, otherPage: to.page }
    if (await db.existsBy(PaperLikeness, pair)) continue
    await insertRows(db, PaperLikeness, { id: newId(), ...pair, distance }).catch((error: unknown) => {
      if (!isDuplicate(error)) throw error
    })
  }
}

/** A page of a claim, and one of another claim that looks the same. */
export interface Alike {
  paperId: string
  page: number
  otherPaperId: string
  otherPage: number
  otherClaimId: string
  /** In how many of 64 bits they differ; 0 is the same picture. */
  distance: number
}

/** Pictures of a claim that were seen in others, the likest first; for staff who assess it. */
export async function findAlike(db: Db, claimId: string): Promise<Alike[]> {
  const rows = await db
    .createQueryBuilder(PaperLikeness, 'alike')
    .innerJoin(Paper, 'own', 'own.id = alike.paperId AND own.claimId = :claimId AND own.isRemoved = :no', {
      claimId,
      no: false,
    })
    .innerJoinAndSelect('alike.other', 'other', 'other.isRemoved = :no')
    .orderBy('alike.distance', 'ASC')
    .addOrderBy('alike.id', 'ASC')
    .limit(50)
    .getMany()
  return rows.map(({ paperId, page, otherId, otherPage, other, distance }) => ({
    paperId,
    page,
    otherPaperId: otherId,
    otherPage,
    otherClaimId: other!.claimId,
    distance,
  }))
}
