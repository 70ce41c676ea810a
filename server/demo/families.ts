import type { ChildHealth } from '../../shared/classes/children'
import { citizenCheckCharacter } from '../../shared/membership/documents'
import type { Child, Guardianship } from '../classes'
import type { Db } from '../platform/db'
import { settleFile } from '../platform/files'
import { addCollector, addPhoto } from '../seeds/classDays'
import { addChild } from '../seeds/classes'
import { addPerson } from '../seeds/identity'

/** A child with the guardian who books for it. */
export interface Kid {
  id: string
  guardianId: string
  guardian: string
}

interface Demo {
  changyang: string
  parent: string
  guardian2: string
}

interface GivenKid {
  name: string
  grade: number
  /** Month and day. */
  born: string
  sequence: string
  guardians: { personId: string; relation: Guardianship['relation'] }[]
  allergies?: string[]
}

/** Two children in common, in grades 1 and 2, and one of the parent's alone, in grade 5. */
export async function addCastChildren(db: Db, demo: Demo, summer: number, now: Date): Promise<Kid[]> {
  const { changyang, parent, guardian2 } = demo
  const both = [
    { personId: parent, relation: 'mother' as const },
    { personId: guardian2, relation: 'father' as const },
  ]
  const given: GivenKid[] = [
    { name: '王一诺', grade: 1, born: '0612', sequence: '002', guardians: both },
    { name: '王一鸣', grade: 2, born: '0318', sequence: '001', guardians: both, allergies: ['花生'] },
    { name: '赵思远', grade: 5, born: '1107', sequence: '003', guardians: both.slice(0, 1) },
  ]
  const kids: Kid[] = []
  for (const one of given) {
    const { id } = await addKid(db, changyang, one, summer, now)
    kids.push({ id, guardianId: parent, guardian: '赵敏' })
  }
  return kids
}

const others = [
  {
    name: '陈可欣',
    grade: 1,
    born: '0105',
    guardian: '陈志明',
    relation: 'father' as const,
    allergies: ['牛奶', '芒果'],
  },
  { name: '李子轩', grade: 2, born: '0421', guardian: '李娜', relation: 'mother' as const },
  { name: '刘雨桐', grade: 2, born: '1002', guardian: '刘建平', relation: 'grandparent' as const },
  { name: '张浩然', grade: 3, born: '0730', guardian: '张丽', relation: 'mother' as const, allergies: ['青霉素'] },
  { name: '杨思琪', grade: 4, born: '0214', guardian: '杨勇', relation: 'father' as const },
  { name: '周天佑', grade: 5, born: '0819', guardian: '周婷', relation: 'mother' as const },
]

/** Families whom nobody of the cast belongs to. */
export async function addOtherFamilies(db: Db, changyang: string, summer: number, now: Date): Promise<Kid[]> {
  const kids: Kid[] = []
  for (const [at, { guardian, relation, ...one }] of others.entries()) {
    const sequence = String(at + 1).padStart(2, '0')
    const known = { phone: `138000003${sequence}`, name: guardian, document: `110111198909091${sequence}` }
    const personId = await addPerson(db, { ...known, assurance: 'seenByStaff' }, now)
    const kid = { ...one, sequence: `1${sequence}`, guardians: [{ personId, relation }] }
    const { id } = await addKid(db, changyang, kid, summer, now)
    kids.push({ id, guardianId: personId, guardian })
  }
  return kids
}

function addKid(
  db: Db,
  organisationId: string,
  { name, grade, born, sequence, guardians, allergies }: GivenKid,
  summer: number,
  now: Date,
): Promise<Child> {
  // Six years old in the September in which it entered school.
  const entryYear = summer - grade
  const year = born < '0901' ? entryYear - 6 : entryYear - 7
  const document = `110111${year}${born}${sequence}`
  const told = { name, birthDate: `${year}-${born.slice(0, 2)}-${born.slice(2)}`, entryYear, organisationId, guardians }
  const documentNumber = document + citizenCheckCharacter(document)
  return addChild(db, { ...told, documentNumber, ...(allergies && { health: healthOf(allergies) }) }, now)
}

const healthOf = (allergies: string[]): ChildHealth => ({ allergies, conditions: null, medicines: null, diet: null })

export interface NamedCollector {
  id: string
  name: string
  childId: string
}

/** Whom the parent named for the three children, each with a portrait. */
export async function addCollectors(
  db: Db,
  [younger, elder, eldest]: readonly Kid[],
  portraits: readonly string[],
  now: Date,
): Promise<NamedCollector[]> {
  const grandmother = { name: '王秀兰', relation: '奶奶', phone: '13900000088' }
  const given = [
    { childId: younger!.id, ...grandmother },
    { childId: elder!.id, ...grandmother },
    { childId: elder!.id, name: '王晓梅', relation: '姑姑', phone: '13900000089' },
    { childId: eldest!.id, name: '赵德海', relation: '外公', phone: '13900000090' },
  ]
  const named: NamedCollector[] = []
  for (const [at, one] of given.entries()) {
    const collector = await addCollector(db, { ...one, addedBy: younger!.guardianId }, now)
    await addPhoto(db, collector, portraits[at]!, now)
    await settleFile(db, portraits[at]!)
    named.push(collector)
  }
  return named
}
