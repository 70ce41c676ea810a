import Taro from '@tarojs/taro'

/** What the phone keeps under a name, or the fallback where there is nothing readable. */
export function readStored<T>(name: string, fallback: T): T {
  try {
    const value = Taro.getStorageSync(name)
    return value === '' || value === undefined || value === null ? fallback : (value as T)
  } catch {
    return fallback
  }
}

/** Forgets every name that begins so. */
export function forgetStored(prefix: string): void {
  try {
    for (const name of Taro.getStorageInfoSync().keys) if (name.startsWith(prefix)) Taro.removeStorageSync(name)
  } catch {
    // Where storage is refused there is nothing to forget.
  }
}

/** Keeps a value, or forgets the name for null; a full or forbidden storage only costs the convenience. */
export function writeStored(name: string, value: unknown): void {
  try {
    if (value === null) Taro.removeStorageSync(name)
    else Taro.setStorageSync(name, value)
  } catch {
    // Private windows refuse storage: the value lives as long as the page.
  }
}
