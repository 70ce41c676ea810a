import { Text, View } from '@tarojs/components'
import type { MeView } from '../../../shared/identity/contract'
import { identityText } from '../../../shared/identity/text'
import { organisationsText } from '../../../shared/organisations/text'
import { useText } from '../../platform/locale'
import { Card, Tag } from '../../ui'

/** Who one is here: name, phone as far as it is shown, and how sure the union is of it. */
export function Profile({ me }: { me: MeView }) {
  const text = useText(identityText).mine
  const roles = useText(organisationsText).roles
  return (
    <Card>
      <View className="profile">
        <View className={me.name ? 'profile__face' : 'profile__face profile__face--nobody'} aria-hidden>
          <Text>{me.name ? [...me.name][0] : ''}</Text>
        </View>
        <View className="profile__main">
          <Text className="profile__name">{me.name ?? me.phone ?? text.unnamed}</Text>
          <Text className="profile__phone">{me.name ? (me.phone ?? text.noPhone) : text.statedNote}</Text>
        </View>
        <Tag tone={me.assurance === 'stated' ? 'grey' : 'ok'}>{text.assurance[me.assurance]}</Tag>
      </View>
      {me.roles.length > 0 && (
        <View className="profile__roles">
          {me.roles.map(({ role, organisationId, organisationName }) => (
            <Text key={`${role} ${organisationId}`} className="profile__role">
              {text.role(roles[role], organisationName)}
            </Text>
          ))}
        </View>
      )}
    </Card>
  )
}
