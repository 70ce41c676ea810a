import type { HomeView } from '../../../shared/home/contract'
import { homeText } from '../../../shared/home/text'
import { isStaffRole } from '../../../shared/organisations/roles'
import { useText } from '../../platform/locale'
import { open } from '../../platform/navigate'
import { useMe } from '../../platform/session'
import { BrandCard } from '../../ui'
import { surnameOf } from './surname'

/** Who one is here: the member's union and card, or the way to become one. */
export function Brand({ home }: { home: HomeView }) {
  const text = useText(homeText)
  const { membership, person, underWay } = home
  const title = useGreeting(home)
  const staffUnion = useMe()?.roles.find(({ role }) => isStaffRole(role))?.organisationName
  if (!membership) {
    const isJoining = underWay.some(({ kind }) => kind === 'membership.application')
    const join = { label: text.join, note: text.joinNote, onTap: () => open('/membership/join') }
    // Staff see the union they work for and are not urged; an applicant has the line below.
    const isUrged = !isJoining && !person?.isStaff
    return <BrandCard over={staffUnion ?? home.union.name} title={title} {...(isUrged ? { action: join } : {})} />
  }
  const showCard = () => open('/membership/card')
  const states: Record<string, string | undefined> = text.membershipStates
  const notes: Record<string, string | undefined> = text.membershipNotes
  return (
    <BrandCard
      over={text.member(membership.organisationName, states[membership.state] ?? '')}
      title={title}
      chip={{ label: text.cardChip, spoken: text.cardChipLabel, onTap: showCard }}
      panel={{
        title: notes[membership.state] ?? text.seeCard,
        note: text.number(membership.number.replace(/(\d{4})(?=\d)/g, '$1 ')),
        action: text.seeCard,
        onTap: showCard,
      }}
    />
  )
}

function useGreeting({ person }: HomeView): string {
  const text = useText(homeText)
  if (!person) return text.slogan
  if (person.name === null) return text.helloAgain
  const surname = person.isStaff ? null : surnameOf(person.name)
  return text.hello(surname === null ? person.name : text.master(surname, person.name))
}
