import Taro from '@tarojs/taro'
import type { OrganisationView } from '../../../shared/organisations/contract'

/** WeChat's own map, which leads on to the one the person uses. */
export function openMap({ name, address, position }: OrganisationView): void {
  if (position) void Taro.openLocation({ ...position, name, address: address ?? '', fail: () => {} })
}
