import type { Child } from './children.entities'

interface Contact {
  name: string
  relation: string
  phone: string
}

export interface Health {
  allergies: string | null
  /** Whatever else the guardian declared. */
  rest: string | null
}

/** What a guardian declared, for whoever looks after the child. */
export function readHealth({ health }: Pick<Child, 'health'>): Health {
  if (health === null) return { allergies: null, rest: null }
  const { allergies = null, ...others } = JSON.parse(health) as Record<string, unknown>
  const rest = Object.values(others).filter((value) => typeof value === 'string' && value !== '')
  return { allergies: wordsOf(allergies), rest: rest.join(';') || null }
}

const wordsOf = (value: unknown): string | null =>
  (Array.isArray(value) ? value.join('、') : typeof value === 'string' ? value : '') || null

export const readContacts = ({ contacts }: Pick<Child, 'contacts'>): Contact[] =>
  contacts === null ? [] : (JSON.parse(contacts) as Contact[])
