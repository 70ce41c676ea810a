import type { SubscribeKind } from '../../shared/notifications/subscribe'

export interface Subscribing {
  /** Whether WeChat can be asked here, and the person has no consent of these kinds left that we know of. */
  isWorthAsking: boolean
  ask: () => Promise<boolean>
}

/** A browser has no subscribe messages: nobody is asked, and the inbox tells them. */
export function askToSubscribe(_kinds: readonly SubscribeKind[]): Promise<boolean> {
  return Promise.resolve(false)
}

export function useSubscribe(kinds: readonly SubscribeKind[]): Subscribing {
  return { isWorthAsking: false, ask: () => askToSubscribe(kinds) }
}
