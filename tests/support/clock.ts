import type { Clock } from '../../server/platform/clock'

/** A clock that stands until it is set. */
export class TestClock implements Clock {
  constructor(private at = new Date('2026-11-23T02:00:00.000Z')) {}

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
