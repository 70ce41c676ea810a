import type { Clock } from '../../server/platform/clock'

const start = '2026-11-23T02:00:00.000Z'

/** A clock that stands until it is set. */
export class TestClock implements Clock {
  constructor(private at = new Date(start)) {}

  get isAtStart(): boolean {
    return this.at.toISOString() === start
  }

  now(): Date {
    return new Date(this.at)
  }

  set(at: string): void {
    this.at = new Date(at)
  }

  advance(seconds: number): void {
    this.at = new Date(this.at.getTime() + seconds * 1000)
  }
}

/** Lets the time of a clock run so many times as fast as ours, until what it gives is called. */
export function letRun(clock: TestClock, times: number): () => void {
  let last = Date.now()
  const ticking = setInterval(() => {
    const now = Date.now()
    clock.advance(((now - last) * times) / 1000)
    last = now
  }, 50)
  ticking.unref()
  return () => clearInterval(ticking)
}
