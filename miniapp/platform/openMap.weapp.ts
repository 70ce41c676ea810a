import Taro from '@tarojs/taro'
import type { MapPlace } from './openMap'

/** WeChat's own map, which leads on to the one the person uses. */
export function openMap({ name, address, position }: MapPlace): void {
  if (position) void Taro.openLocation({ ...position, name, address: address ?? '', fail: () => {} })
}
