import type { ChildContacts, ChildHealth } from '../../shared/classes/children'
import type { Child } from './children.entities'

/** What a guardian declared, for whoever looks after the child. */
export const readHealth = ({ health }: Pick<Child, 'health'>): ChildHealth | null =>
  health === null ? null : JSON.parse(health)

export const readContacts = ({ contacts }: Pick<Child, 'contacts'>): ChildContacts =>
  contacts === null ? [] : JSON.parse(contacts)
