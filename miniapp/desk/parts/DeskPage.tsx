import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { deskText } from '../../../shared/desk/text'
import { useText } from '../../platform/locale'
import type { View as LoadedView } from '../../platform/useView'
import { Page } from '../../ui'
import { Sections, Whoami } from './Sections'
import { isRefusal, StaffRefusal } from './StaffRefusal'
import type { Section } from './sectionList'
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
  if (isRefusal(view?.error)) {
    return (
      <Page title={title} wide>
        <StaffRefusal error={view.error} />
      </Page>
    )
  }
  const draw = (data: T) => {
    const content = typeof children === 'function' ? children(data) : children
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
        <View className="desk-frame__main">{content}</View>
      </View>
    )
  }
  return (
    <Page title={title} wide view={view} skeleton={skeleton} errors={errors}>
      {draw}
    </Page>
  )
}
