import Taro from '@tarojs/taro'

export const seekTo = (id: string, seconds: number): void => Taro.createVideoContext(id).seek(seconds)

export const pausePlayer = (id: string): void => Taro.createVideoContext(id).pause()
