import { Text, View } from '@tarojs/components'
import { deskText } from '../../../shared/desk/text'
import { useText } from '../../platform/locale'
import { open, replace } from '../../platform/navigate'
import { useMe } from '../../platform/session'
import { type Section, sections } from './sectionList'
import './sections.scss'

/** The parts of the desk that a person's roles open: links in the left column of a wide screen, a strip on a phone. */
export function Sections({ current }: { current: Section['name'] }) {
  const text = useText(deskText)
  const held = useMe()?.roles.map(({ role }) => role) ?? []
  const open = sections.filter(({ roles }) => roles.some((role) => held.includes(role)))
  if (open.length < 2) return null
  return (
    <View className="desk-sections" aria-role="navigation" aria-label={text.sectionsLabel}>
      {open.map(({ name, path }) => (
        <View
          key={name}
          className={name === current ? 'desk-sections__link desk-sections__link--current' : 'desk-sections__link'}
          aria-role="link"
          aria-current={name === current ? 'page' : undefined}
          onClick={() => name !== current && replace(path)}
        >
          <Text>{text.sections[name]}</Text>
        </View>
      ))}
    </View>
  )
}

/** Who is at the desk, and the way out of it. */
export function Whoami() {
  const text = useText(deskText)
  const me = useMe()
  return (
    <View className="desk-whoami">
      <Text className="desk-whoami__name">{me?.name ?? ''}</Text>
      <Text className="desk-whoami__union">{me?.roles[0]?.organisationName ?? ''}</Text>
      <View className="desk-whoami__out" aria-role="button" onClick={() => open('/pages/home')}>
        <Text>{text.refusal.home}</Text>
      </View>
    </View>
  )
}
