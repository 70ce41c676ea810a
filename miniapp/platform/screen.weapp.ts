import Taro from '@tarojs/taro'
import { useEffect } from 'react'

export function useScreenOn(): void {
  useEffect(() => {
    void Taro.setKeepScreenOn({ keepScreenOn: true })
    return () => void Taro.setKeepScreenOn({ keepScreenOn: false })
  }, [])
}
