import { type CastName, cast } from '../../shared/demo/contract'
import { addDays, shanghaiDay } from '../../shared/http/time'
import type { MembershipState } from '../../shared/membership/states'
import { creditCheckCharacter } from '../../shared/organisations/creditCode'
import { isStaffRole, type Role } from '../../shared/organisations/roles'
import { findHeldPhones } from '../identity'
import { Membership } from '../membership'
import { Organisation } from '../organisations'
import type { Database, Db } from '../platform/db'
import type { Ports } from '../platform/ports'
import { addPerson, addSecondFactor } from '../seeds/identity'
import { addCover, addPlan } from '../seeds/insurance'
import { addJoiningEvent, addMembership } from '../seeds/membership'
import { addGrant, addOrganisation } from '../seeds/organisations'
import type { PutPicture } from '../seeds/papers'
import { addBenefits } from './benefits'
import { addClaims, claimPapers } from './claims'
import { addClasses } from './classes'
import { addContests } from './contests'
import { addCourses } from './courses'
import { putFilms } from './films'
import { addMerchants } from './merchants'
import { putSamples } from './papers'
import { newFormPlan, womenPlan } from './plans'
import { putPortraits } from './portraits'
import { addQuizzes } from './quizzes'

type Node = 'city' | 'chaoyang' | 'jinzhan' | 'changyang' | 'huoxian' | 'beizhuang' | 'etown'

interface Part {
  name: string
  at?: Node
  role?: Role
  membership?: MembershipState
}

/** The cast of product demos: everybody is invented, and every union is marked 演示. */
const people: Record<CastName, Part> = {
  rider: { name: '王建国' },
  driver: { name: '李志强', at: 'jinzhan', membership: 'active' },
  parent: { name: '赵敏', at: 'changyang', membership: 'active' },
  guardian2: { name: '王立新', at: 'changyang', membership: 'active' },
  member: { name: '孙桂兰', at: 'huoxian', membership: 'active' },
  retiree: { name: '周福生', at: 'beizhuang', membership: 'retained' },
  reviewer: { name: '陈静', at: 'jinzhan', role: 'reviewer' },
  reviewer2: { name: '刘洋', at: 'jinzhan', role: 'reviewer' },
  districtReviewer: { name: '马丽', at: 'chaoyang', role: 'reviewer' },
  assessor: { name: '何伟', at: 'chaoyang', role: 'assessor' },
  assessor2: { name: '郭婷', at: 'chaoyang', role: 'assessor' },
  approver: { name: '高翔', at: 'chaoyang', role: 'approver' },
  approver2: { name: '林芳', at: 'chaoyang', role: 'approver' },
  payer: { name: '罗勇', at: 'chaoyang', role: 'payer' },
  classManager: { name: '郑洁', at: 'changyang', role: 'classManager' },
  teacher: { name: '梁燕', at: 'changyang', role: 'teacher' },
  benefitsManager: { name: '谢军', at: 'huoxian', role: 'benefitsManager' },
  learningEditor: { name: '唐宁', at: 'huoxian', role: 'learningEditor' },
  judge1: { name: '许诺', at: 'huoxian', role: 'judge' },
  judge2: { name: '韩雪', at: 'huoxian', role: 'judge' },
  judge3: { name: '冯涛', at: 'huoxian', role: 'judge' },
  merchantClerk: { name: '邓小米', at: 'huoxian', role: 'merchantClerk' },
  mediator: { name: '曹平', at: 'etown', role: 'mediator' },
  orgAdmin: { name: '彭亮', at: 'chaoyang', role: 'orgAdmin' },
  auditor: { name: '曾华', at: 'city', role: 'auditor' },
  cityAdmin: { name: '程远', at: 'city', role: 'orgAdmin' },
  cityReviewer: { name: '沈月', at: 'city', role: 'reviewer' },
  learningEditor2: { name: '袁梦', at: 'huoxian', role: 'learningEditor' },
}

/** Code of the joining event that is open at 金盏. */
export const demoEventCode = 'JZ2626XY'

/** 138 0000 0101 and on, in the order of the cast. */
export const phoneOf = (as: CastName): string => `138000001${String(cast.indexOf(as) + 1).padStart(2, '0')}`

/** Fills an empty database; one that holds anything is left alone. */
export async function seedDemo(database: Database, ports: Ports): Promise<void> {
  if (await database.reader.existsBy(Organisation, {})) return
  const now = ports.clock.now()
  const papers = await putSamples({ database, ports }, claimPapers, now)
  const portraits = await putPortraits({ database, ports }, now)
  const films = await putFilms({ database, ports }, now)
  await database.transaction(async (db) => {
    const nodes = await addTree(db, now)
    for (const as of cast) await addToCast(db, as, nodes, now)
    const jinzhan = nodes.jinzhan
    const place = '龙城祥瑞配送站'
    const event = {
      organisationId: jinzhan.id,
      name: '骑手现场入会(演示)',
      place,
      gift: '雨衣一件',
      code: demoEventCode,
    }
    const { id: eventId } = await addJoiningEvent(db, event, 365, now)
    await addInsurance(db, nodes, papers, now)
    await addClasses(
      db,
      { changyang: nodes.changyang.id, portraits, ...(await idsOf(db, ['parent', 'guardian2', 'teacher'])) },
      now,
    )
    const given = await addBenefits(db, { huoxian: nodes.huoxian.id, jinzhan: jinzhan.id, eventId }, now)
    const clerks = await idsOf(db, ['merchantClerk', 'benefitsManager'])
    await addMerchants(db, { huoxian: nodes.huoxian.id, ...given, ...clerks }, now)
    await addQuizzes(db, nodes.huoxian.id, now)
    await addCourses(db, nodes.huoxian.id, films, now)
    const judges = Object.values(await idsOf(db, ['judge1', 'judge2', 'judge3']))
    await addContests(db, { huoxian: nodes.huoxian.id, judges }, now)
  })
}

async function addToCast(db: Db, as: CastName, nodes: Record<Node, Organisation>, now: Date): Promise<void> {
  const { name, at, role, membership } = people[as]
  const sequence = String(cast.indexOf(as) + 1).padStart(3, '0')
  const isKnown = role !== undefined || membership !== undefined
  const personId = await addPerson(
    db,
    isKnown
      ? { phone: phoneOf(as), name, document: `11010519850312${sequence}`, assurance: 'seenByStaff' }
      : { phone: phoneOf(as) },
    now,
  )
  if (at !== undefined && role !== undefined) await addGrant(db, personId, role, nodes[at].id, now)
  if (role !== undefined && isStaffRole(role)) await addSecondFactor(db, personId, now)
  if (at !== undefined && membership !== undefined) {
    await addMembership(db, { personId, organisationId: nodes[at].id, state: membership }, now)
  }
}

async function idsOf<As extends CastName>(db: Db, names: readonly As[]): Promise<Record<As, string>> {
  const persons = await findHeldPhones(db, names.map(phoneOf))
  return Object.fromEntries(names.map((as) => [as, persons.get(phoneOf(as))!])) as Record<As, string>
}

/** Everybody who is a member is covered by the plan that comes with joining, and the member of 漷县 by the other as well. */
async function addInsurance(
  db: Db,
  nodes: Record<Node, Organisation>,
  papers: PutPicture[][],
  now: Date,
): Promise<void> {
  const organisationId = nodes.city.id
  const {
    driver,
    cityAdmin: publishedBy,
    ...staff
  } = await idsOf(db, ['driver', 'cityAdmin', 'assessor', 'approver', 'payer'])
  const own = { organisationId, publishedBy }
  const byApproval = await addPlan(db, { ...own, content: newFormPlan }, now)
  const byRoster = await addPlan(db, { ...own, content: womenPlan }, now)
  for (const { id, personId, organisationId } of await db.find(Membership, { order: { id: 'ASC' } })) {
    // The driver was covered before the accident of the claim under way.
    const from = personId === driver ? { fromDay: addDays(shanghaiDay(now), -90) } : {}
    const cover = await addCover(db, byApproval, { personId, organisationId, sourceId: id, ...from }, now)
    if (personId === driver) {
      const at = { chaoyang: nodes.chaoyang.id, jinzhan: nodes.jinzhan.id }
      await addClaims(db, { plan: byApproval, driverCover: cover, staff, papers, ...at }, now)
    }
    if (organisationId !== nodes.huoxian.id) continue
    await addCover(db, byRoster, { personId, organisationId, source: 'roster' }, now)
  }
}

async function addTree(db: Db, now: Date): Promise<Record<Node, Organisation>> {
  const hours = '工作日 9:00–17:00'
  let count = 0
  const creditCode = () => {
    count += 1
    const body = `81110000MC${String(count).padStart(7, '0')}`
    return body + creditCheckCharacter(body)
  }
  const add = (parent: Organisation | null, given: Parameters<typeof addOrganisation>[1]) =>
    addOrganisation(
      db,
      { creditCode: creditCode(), hours, contactPhone: '010-00000000', ...given, name: `${given.name}(演示)` },
      parent,
      now,
    )
  const district = (name: string, regionCode: string | null) =>
    add(city, { name: `${name}总工会`, kind: 'district', district: name, regionCode, acceptsApplications: false })
  const street = (parent: Organisation, name: string, address: string) =>
    add(parent, { name: `${name}总工会`, kind: 'street', regionCode: parent.regionCode, address })

  const city = await add(null, {
    name: '市总工会',
    kind: 'municipal',
    regionCode: '110000',
    acceptsApplications: false,
  })
  const chaoyang = await district('朝阳区', '110105')
  const fangshan = await district('房山区', '110111')
  const tongzhou = await district('通州区', '110112')
  const daxing = await district('大兴区', '110115')
  const haidian = await district('海淀区', '110108')
  const xicheng = await district('西城区', '110102')
  const miyun = await district('密云区', '110118')
  // A development zone is no division of GB/T 2260: it takes applications itself, and has no code.
  const etown = await add(city, {
    name: '经济技术开发区总工会',
    kind: 'district',
    district: '经开区',
    address: '荣华中路 15 号',
  })
  const jinzhan = await street(chaoyang, '金盏地区', '金盏路 8 号')
  const changyang = await street(fangshan, '长阳镇', '长阳大街 1 号')
  await street(tongzhou, '西集镇', '西集大街 20 号')
  const huoxian = await street(tongzhou, '漷县镇', '漷兴一街 888 号')
  await street(daxing, '旧宫镇', '旧宫西路 2 号')
  await add(haidian, { name: '中关村科学城总工会', kind: 'street', address: '中关村大街 18 号' })
  await street(xicheng, '天桥街道', '永安路 20 号')
  const beizhuang = await street(miyun, '北庄镇', '北庄大街 5 号')
  await add(city, { name: '市新就业形态劳动者周转库', kind: 'pool' })
  await add(chaoyang, { name: '朝阳区新就业形态劳动者周转库', kind: 'pool', regionCode: '110105' })
  return { city, chaoyang, jinzhan, changyang, huoxian, beizhuang, etown }
}
