import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { OrganisationView } from '../../../shared/organisations/contract'
import { findText } from '../../../shared/organisations/findText'
import { useText } from '../../platform/locale'
import { Button } from '../../ui'

export type Organisation = OrganisationView

interface OrganisationCardProps {
  organisation: Organisation
  /** Chosen to move to, not to join. */
  isMoving: boolean
  onChoose: () => void
  onOpen: () => void
}

/** Where a union is, when it is open, how to reach it, and the way in where it takes applications. */
export function OrganisationCard({ organisation, isMoving, onChoose, onOpen }: OrganisationCardProps) {
  const text = useText(findText)
  const { name, parentName, address, hours, contactPhone, acceptsApplications } = organisation
  const place = [address, hours].filter(Boolean).join(' · ')
  return (
    <View className="card union">
      <View className="union__head" aria-role="link" aria-label={text.detailsLabel(name)} onClick={onOpen}>
        <Text className="union__name" aria-role="heading" aria-level={2}>
          {name}
        </Text>
        <View className="row__arrow" />
      </View>
      {parentName && <Text className="union__line">{text.parent(parentName)}</Text>}
      {place !== '' && <Text className="union__line">{place}</Text>}
      <View className="union__foot">
        {contactPhone && (
          <Button
            kind="plain"
            size="small"
            className="union__call"
            label={text.callLabel(name, contactPhone)}
            onTap={() => call(contactPhone)}
          >
            {text.call(contactPhone)}
          </Button>
        )}
        {acceptsApplications ? (
          <Button
            size="small"
            className="union__join"
            label={isMoving ? text.moveLabel(name) : text.applyLabel(name)}
            onTap={onChoose}
          >
            {isMoving ? text.move : text.apply}
          </Button>
        ) : (
          <Text className="union__closed">{text.noDirect}</Text>
        )}
      </View>
    </View>
  )
}

/** WeChat asks before it dials; giving up there is no failure. */
function call(phoneNumber: string) {
  void Taro.makePhoneCall({ phoneNumber, fail: () => {} })
}
