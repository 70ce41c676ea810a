import Taro from '@tarojs/taro'
import { create } from 'zustand'

export const useNetwork = create<{ isOnline: boolean }>(() => ({ isOnline: true }))

export function watchNetwork(): void {
  const tell = (isOnline: boolean) => useNetwork.setState({ isOnline })
  Taro.getNetworkType({ success: ({ networkType }) => tell(networkType !== 'none') })
  Taro.onNetworkStatusChange(({ isConnected }) => tell(isConnected))
}
