import type { PersonFacts } from '../../shared/benefits/rules'
import { shanghaiDay } from '../../shared/http/time'
import type { Assurance } from '../../shared/identity/contract'
import type { Occupation } from '../../shared/membership/occupations'
import type { MembershipState } from '../../shared/membership/states'
import { Organisation } from '../organisations'
import type { Db } from '../platform/db'
import { prepareQuery } from '../platform/prepared'
import { placesFor } from '../platform/raw'
import { ruleAt } from '../platform/rules'
import type { Campaign } from './entities'
import { couponsRule } from './rules'

/** Whom campaigns are asked about, as they stand now. */
interface Standing {
  personId: string
  assurance: Assurance
  /** Of the union they are a current member of. */
  path: string | null
  state: MembershipState | null
  occupation: Occupation | null
  /** The last day on which they may claim nothing, where a coupon of theirs expired unused. */
  barredUntil: string | null
}

export type Rights = (campaign: Pick<Campaign, 'organisationId' | 'content'>, personId: string) => PersonFacts

type Asked = readonly Pick<Campaign, 'organisationId' | 'content'>[]

/** What decides on the rights of these persons in these campaigns: three statements, however many they are. */
export async function readRights(db: Db, campaigns: Asked, personIds: readonly string[], now: Date): Promise<Rights> {
  const asksOccupation = campaigns.some(({ content }) => content.eligible.occupations.length > 0)
  return judge(db, campaigns, await findStandings(db, personIds, asksOccupation), now)
}

/** The same of persons who were looked up before. */
export async function judge(db: Db, campaigns: Asked, found: readonly Standing[], now: Date): Promise<Rights> {
  const standings = new Map(found.map((standing) => [standing.personId, standing]))
  const paths = await findPaths(
    db,
    campaigns.flatMap(({ organisationId, content }) => [organisationId, ...content.eligible.unionIds]),
  )
  const { memberStates } = await ruleAt(db, couponsRule, now)
  const today = shanghaiDay(now)
  return ({ organisationId, content }, personId) => {
    const {
      assurance = 'stated',
      path = null,
      state = null,
      occupation = null,
      barredUntil = null,
    } = standings.get(personId) ?? {}
    const below = (id: string) => path?.startsWith(paths.get(id) ?? '-') === true
    const { unionIds } = content.eligible
    const isWithin = below(organisationId) && (unionIds.length === 0 || unionIds.some(below))
    const isMember = isWithin && state !== null && memberStates.includes(state)
    return { assurance, occupation, isMember, isBarred: barredUntil !== null && barredUntil >= today }
  }
}

/** How these persons stand; of nobody who is not there. */
export async function findStandings(
  db: Db,
  personIds: readonly string[],
  asksOccupation: boolean,
): Promise<Standing[]> {
  if (personIds.length === 0) return []
  const ids = [...new Set(personIds)]
  return db.query(
    `SELECT person.id AS personId, person.assurance AS assurance, organisation.path AS path, membership.state AS state,
        ${asksOccupation ? newestOccupation : 'NULL'} AS occupation, (${lastBar}) AS barredUntil
      FROM persons person
        LEFT JOIN memberships membership ON membership.current_key = person.id
        LEFT JOIN organisations organisation ON organisation.id = membership.organisation_id
      WHERE person.id IN (${placesFor(ids)})`,
    ids,
  )
}

const newestOccupation = `(SELECT one.occupation FROM applications one
          WHERE one.person_id = person.id AND one.state = 'approved' ORDER BY one.id DESC LIMIT 1)`
const lastBar =
  "SELECT MAX(bar.until_day) FROM benefit_bars bar WHERE bar.person_id = person.id AND bar.state <> 'lifted'"

async function findPaths(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await pathsOf.all(db, { ids: [...new Set(ids)] })
  return new Map(rows.map(({ id, path }) => [id, path]))
}

const pathsOf = prepareQuery(['ids'], (db, { ids }) =>
  db
    .createQueryBuilder(Organisation, 'organisation')
    .select(['organisation.id', 'organisation.path'])
    .where('organisation.id IN (:...ids)', { ids: [ids] }),
)
