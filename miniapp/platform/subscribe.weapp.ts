import Taro from '@tarojs/taro'
import { useEffect } from 'react'
import { create } from 'zustand'
import { notifications as notificationsContract } from '../../shared/notifications/contract'
import { type SubscribeKind, subscribeAnswers } from '../../shared/notifications/subscribe'
import { clientOf } from './client'
import { readStored, writeStored } from './stored'
import type { Subscribing } from './subscribe'

const notifications = clientOf(notificationsContract)
const storedAs = 'subscribeTemplates'
const keptMs = 3_600_000

interface Known {
  /** When the templates were asked for. */
  at: number
  templates: Partial<Record<SubscribeKind, string>>
  /** Messages the person still allows, as the last answer said. */
  allowed: Partial<Record<SubscribeKind, number>>
}

const useKnown = create<Known>(() => ({
  ...readStored<Omit<Known, 'allowed'>>(storedAs, { at: 0, templates: {} }),
  allowed: {},
}))

/** Learns the templates before the tap: WeChat shows its question only on the tap itself, not after a request. */
async function learnTemplates(): Promise<void> {
  const at = Date.now()
  if (at - useKnown.getState().at < keptMs) return
  const { items } = await notifications.listSubscriptions()
  const templates = Object.fromEntries(items.map(({ kind, templateId }) => [kind, templateId]))
  useKnown.setState({ at, templates })
  writeStored(storedAs, { at, templates })
}

/**
 * Lets WeChat ask whether one message of each kind (three at most) may come, and tells the server the answer. To be called on
 * the very tap; nothing waits for it and nothing fails with it. Whether one was allowed.
 */
export async function askToSubscribe(kinds: readonly SubscribeKind[]): Promise<boolean> {
  const { templates } = useKnown.getState()
  const asked = kinds.flatMap((kind) => (templates[kind] ? [{ kind, id: templates[kind] }] : []))
  if (asked.length === 0) return false
  try {
    const tmplIds = asked.map(({ id }) => id)
    const said: Record<string, unknown> = { ...(await Taro.requestSubscribeMessage({ tmplIds, entityIds: [] })) }
    const answers = asked.flatMap(({ kind, id }) => {
      const answer = subscribeAnswers.find((one) => one === said[id])
      return answer ? [{ kind, answer }] : []
    })
    if (answers.length === 0) return false
    const { allowed } = await notifications.answerSubscriptions({ body: { answers } })
    useKnown.setState({ allowed: Object.fromEntries(allowed.map(({ kind, count }) => [kind, count])) })
    return answers.some(({ answer }) => answer === 'accept')
  } catch {
    // Switched off in WeChat's settings, or no network: the inbox tells them all the same.
    return false
  }
}

/** For a page with a tap that it is natural to ask at. */
export function useSubscribe(kinds: readonly SubscribeKind[]): Subscribing {
  const { templates, allowed } = useKnown()
  useEffect(() => {
    learnTemplates().catch(() => {
      // Without templates nothing is asked.
    })
  }, [])
  return {
    isWorthAsking: kinds.some((kind) => templates[kind] !== undefined && !allowed[kind]),
    ask: () => askToSubscribe(kinds),
  }
}
