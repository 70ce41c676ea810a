import Taro from '@tarojs/taro'
import type { Position } from '../../shared/http/fields'

/** WeChat asks the person first; to a few kilometres is enough for which shop is near, and asks for less. */
export async function findPosition(): Promise<Position | null> {
  try {
    const { latitude, longitude } = await Taro.getFuzzyLocation({ type: 'gcj02' })
    return { latitude, longitude }
  } catch {
    return null
  }
}
