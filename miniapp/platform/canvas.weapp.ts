import Taro from '@tarojs/taro'
import type { Pen } from './canvas'

interface Found {
  node?: { width: number; height: number; getContext: (kind: '2d') => Pen }
  width: number
  height: number
}

/** WeChat answers such questions through a query, or not at all. */
function ask<T>(
  id: string,
  question: (node: ReturnType<ReturnType<typeof Taro.createSelectorQuery>['select']>) => void,
) {
  return new Promise<T | null>((answer) => {
    try {
      const query = Taro.createSelectorQuery()
      question(query.select(`#${id}`))
      query.exec((found) => answer((found?.[0] as T | undefined) ?? null))
    } catch {
      answer(null)
    }
  })
}

export async function penOf(id: string): Promise<Pen | null> {
  const found = await ask<Found>(id, (node) => node.fields({ node: true, size: true }))
  if (!found?.node) return null
  const ratio = Taro.getSystemInfoSync().pixelRatio || 1
  found.node.width = found.width * ratio
  found.node.height = found.height * ratio
  const pen = found.node.getContext('2d')
  pen?.scale(ratio, ratio)
  return pen ?? null
}

export async function boxOf(id: string): Promise<{ left: number; top: number; width: number; height: number } | null> {
  return ask(id, (node) => node.boundingClientRect())
}
