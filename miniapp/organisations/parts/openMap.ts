import Taro from '@tarojs/taro'
import type { OrganisationView } from '../../../shared/organisations/contract'
import { findText } from '../../../shared/organisations/findText'
import { currentText } from '../../platform/locale'
import { toast } from '../../ui'

/** A browser cannot be relied on to open a map: the address goes to the clipboard, for the map one uses. */
export function openMap({ name, address }: OrganisationView): void {
  const words = currentText(findText).addressCopied
  void Taro.setClipboardData({ data: address ?? name, success: () => toast(words), fail: () => {} })
}
