import { Text, View } from '@tarojs/components'
import { Fragment, type ReactNode } from 'react'
import { deskText } from '../../../shared/desk/text'
import { useText } from '../../platform/locale'
import { open, replace } from '../../platform/navigate'
import { useMe } from '../../platform/session'
import { isAt, type Section, sections } from './sectionList'
import './sections.scss'

/** A strip too long for a phone begins at the part one is in; WeChat's elements do not scroll so. */
const showInStrip = (link: HTMLElement | null) => link?.scrollIntoView?.({ inline: 'center', block: 'nearest' })

interface SectionsProps {
  current: Section['name']
  /** What the current part is divided into, right below it. */
  under?: ReactNode
}

/** The parts of the desk that a person's roles open: links in the left column of a wide screen, a strip on a phone. */
export function Sections({ current, under }: SectionsProps) {
  const text = useText(deskText)
  const held = useMe()?.roles.map(({ role }) => role) ?? []
  const open = sections.filter(({ roles }) => roles.some((role) => held.includes(role)))
  if (open.length < 2) return under ?? null
  return (
    <View className="desk-sections" aria-role="navigation" aria-label={text.sectionsLabel}>
      {open.map(({ name, path }) => (
        <Fragment key={name}>
          <View
            className={name === current ? 'desk-sections__link desk-sections__link--current' : 'desk-sections__link'}
            aria-role="link"
            ref={name === current ? showInStrip : undefined}
            aria-current={name === current ? 'page' : undefined}
            onClick={() => !isAt(path) && replace(path)}
          >
            <Text>{text.sections[name]}</Text>
          </View>
          {name === current && under}
        </Fragment>
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
