/** The union's figures for watching, as far as pages need them; times in seconds. */
export interface WatchingRule {
  /** Of a lesson's length, what has to be seen for it to count as finished. */
  sharePercent: number
  /** Between two pings no more than this counts. */
  gapSeconds: number
  /** How far a player may run ahead of the server's clock before it counts as skipping. */
  slackSeconds: number
}

/** How far somebody is: what was seen without a gap, and where the player was last. Milliseconds. */
export interface Watch {
  reachedMs: number
  positionMs: number
}

/**
 * What a ping adds. What was seen grows only where the player went on from within it, and never faster than the clock: a jump
 * ahead adds nothing, nor does anything after it until the player is back where the person really is.
 */
export function advance(watch: Watch, ping: { positionMs: number; elapsedMs: number }, rule: WatchingRule): Watch {
  const elapsedMs = Math.min(Math.max(0, ping.elapsedMs), rule.gapSeconds * 1000)
  const stepMs = ping.positionMs - watch.positionMs
  const isSkip = stepMs > elapsedMs + rule.slackSeconds * 1000
  if (stepMs <= 0 || isSkip) return { reachedMs: watch.reachedMs, positionMs: ping.positionMs }
  // Behind the player by what its messages were quicker than its film: the next ping makes up for it.
  const positionMs = watch.positionMs + Math.min(stepMs, elapsedMs)
  const isFromWithin = watch.positionMs <= watch.reachedMs
  return { reachedMs: isFromWithin ? Math.max(watch.reachedMs, positionMs) : watch.reachedMs, positionMs }
}

/** What of a lesson has to be seen. */
export const dueMs = (lengthMs: number, { sharePercent }: Pick<WatchingRule, 'sharePercent'>): number =>
  Math.floor((lengthMs * sharePercent) / 100)
