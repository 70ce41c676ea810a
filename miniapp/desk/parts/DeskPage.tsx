import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { ReactNode } from 'react'
import { deskText } from '../../../shared/desk/text'
import { useText } from '../../platform/locale'
import { back, replace } from '../../platform/navigate'
import { useMe } from '../../platform/session'
import type { View as LoadedView } from '../../platform/useView'
import { Page } from '../../ui'
import { Sections, Whoami } from './Sections'
import { isRefusal, StaffRefusal } from './StaffRefusal'
import { isAt, type Section, sections } from './sectionList'
import { useWide } from './useWide'

interface DeskPageProps<T> {
  title: string
  /** The part of the desk it belongs to. */
  section: Section['name']
  view?: LoadedView<T>
  skeleton?: ReactNode
  errors?: Record<string, string>
  children: ReactNode | ((data: T) => ReactNode)
}

/** The frame of a desk page: the desk's parts beside it on a wide screen and above it on a phone, and the door. */
export function DeskPage<T>({ title, section, view, skeleton, errors, children }: DeskPageProps<T>) {
  const text = useText(deskText)
  const isWide = useWide()
  // A role that ended meanwhile is still among those the phone knows: then it is the desk that is closed.
  const held = useMe()?.roles.map(({ role }) => role) ?? []
  const isOthers = held.length > 0 && !partOf(section).roles.some((role) => held.includes(role))
  if (isRefusal(view?.error)) {
    return (
      <Page title={title}>
        <StaffRefusal error={view.error} isOthers={isOthers} />
      </Page>
    )
  }
  const frame = (content: ReactNode) => {
    if (!isWide) {
      return (
        <View>
          <Sections current={section} />
          {content}
        </View>
      )
    }
    return (
      <View className="desk-frame">
        <View className="desk-frame__side">
          <Text className="desk-frame__brand">{text.brand}</Text>
          <Sections current={section} />
          <Whoami />
        </View>
        <View className="desk-frame__main">
          <Head title={title} section={section} />
          <View className="desk-frame__content">{content}</View>
        </View>
      </View>
    )
  }
  return (
    <Page title={title} wide view={view} skeleton={skeleton} errors={errors} frame={frame}>
      {children}
    </Page>
  )
}

const partOf = (section: Section['name']) => sections.find(({ name }) => name === section)!

/** What a phone has in the bar on top: the page's title and, below a part's own page, the way back to that. */
function Head({ title, section }: { title: string; section: Section['name'] }) {
  const text = useText(deskText)
  const { path } = partOf(section)
  return (
    <View className="desk-frame__head">
      {!isAt(path) && (
        <View className="desk-frame__back" aria-role="button" onClick={() => backTo(path)}>
          <Text>{`‹ ${text.sections[section]}`}</Text>
        </View>
      )}
      <Text className="desk-frame__title" aria-role="heading" aria-level={1}>
        {title}
      </Text>
    </View>
  )
}

/** Where it was opened from; by a link, the part's own page takes its place. */
function backTo(path: string) {
  if (Taro.getCurrentPages().length > 1) back()
  else replace(path)
}
