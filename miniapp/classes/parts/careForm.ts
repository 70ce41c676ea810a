import type { ChildView } from '../../../shared/classes/children.contract'
import { newKey } from '../../platform/key'

type Told = ChildView['contacts'][number]

interface Contact extends Told {
  /** Has nothing else to tell it by while it is typed. */
  key: string
}

export interface CareDraft {
  grade: number
  allergies: string
  conditions: string
  medicines: string
  diet: string
  contacts: Contact[]
  isDeclared: boolean
}

const nobody: Told = { name: '', phone: '', relation: '' }

const withKey = (contact: Told): Contact => ({ ...contact, key: newKey() })

export const draftOf = ({ grade, health, contacts }: ChildView): CareDraft => ({
  grade,
  allergies: health?.allergies.join('、') ?? '',
  conditions: health?.conditions ?? '',
  medicines: health?.medicines ?? '',
  diet: health?.diet ?? '',
  contacts: (contacts.length === 0 ? [nobody] : contacts).map(withKey),
  isDeclared: health !== null,
})

export const withNobody = (contacts: readonly Contact[]): Contact[] => [...contacts, withKey(nobody)]

const isWhole = ({ name, phone, relation }: Contact): boolean =>
  name.trim() !== '' && /^1[3-9]\d{9}$/.test(phone.trim()) && relation.trim() !== ''

export function missingInCare({ contacts, isDeclared }: CareDraft) {
  if (!contacts.every(isWhole)) return 'contact'
  return isDeclared ? null : 'declare'
}

/** However they are parted. */
const partsOf = (words: string): string[] =>
  words
    .split(/[、,,;;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')

export const careOf = ({ allergies, conditions, medicines, diet, contacts }: CareDraft) => ({
  health: {
    allergies: partsOf(allergies),
    conditions: conditions.trim() || null,
    medicines: medicines.trim() || null,
    diet: diet.trim() || null,
  },
  contacts: contacts.map(({ name, phone, relation }) => ({
    name: name.trim(),
    phone: phone.trim(),
    relation: relation.trim(),
  })),
})
