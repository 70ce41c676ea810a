import Taro from '@tarojs/taro'
import type { Position } from '../../shared/http/fields'

export interface MapPlace {
  name: string
  address: string | null
  position: Position | null
}

/** A browser cannot be relied on to open a map: the address goes to the clipboard, for the map one uses. */
export function openMap({ name, address }: MapPlace, onCopied: () => void): void {
  void Taro.setClipboardData({ data: address ?? name, success: onCopied, fail: () => {} })
}
