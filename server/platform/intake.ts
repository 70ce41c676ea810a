import type { Load } from '../../config/server'
import { AppError } from '../../shared/http/errors'

/** A request's place among those worked on. */
export interface Turn {
  /** When its answer is due, by `Date.now()`. */
  readonly until: number
  /** Waits for the caller's network: meanwhile the place is somebody else's and the time does not count. */
  aside<T>(wait: () => Promise<T>): Promise<T>
}

export interface Intake {
  /** Refuses at once what could only wait in vain. */
  requireRoom(): void
  /** Does `work` when its turn comes, and answers `request.timeout` where it takes too long. */
  run<T>(work: (turn: Turn) => Promise<T>): Promise<T>
  usage(): { inProgress: number; waiting: number }
}

/** Where requests take longer, too many of them are in progress at once. */
const slowMs = 500
const adjustEveryMs = 200
const fewest = 16
const atFirst = 64
const queuePerPlace = 4

/**
 * Bounds what is worked on at once. The bound falls by a fifth where requests take more than half a second and
 * grows while they do not, so that whoever is let in is served soon however fast the machine is; `onLate` hears of each one that was not.
 */
export function createIntake(load: Load, onLate: () => void): Intake {
  const places = createPlaces(load.requestsAtOnce, load.queueSeconds * 1000)
  const requestMs = load.requestSeconds * 1000
  return {
    requireRoom: places.requireRoom,
    usage: places.usage,
    run: async (work) => {
      let leave = await places.enter()
      let timer: NodeJS.Timeout | undefined
      let leftMs = requestMs
      let until = Date.now() + requestMs
      return new Promise((resolve, reject) => {
        const arm = () => {
          until = Date.now() + leftMs
          timer = setTimeout(() => {
            onLate()
            reject(new AppError('request.timeout'))
          }, leftMs)
        }
        const turn: Turn = {
          get until() {
            return until
          },
          async aside(wait) {
            clearTimeout(timer)
            leftMs = until - Date.now()
            leave()
            const result = await wait()
            leave = await places.enter()
            arm()
            return result
          },
        }
        arm()
        // The place is free when the work has ended, not when its caller has been answered.
        work(turn)
          .then(resolve, reject)
          .finally(() => {
            clearTimeout(timer)
            leave()
          })
      })
    },
  }
}

const tickMs = 50

/**
 * For how long this thread has not come round: the embedded database works on it, so that under load requests wait before they
 * are even seen, and no queue of ours tells.
 */
function watchThread(): () => number {
  let cameRoundAt = performance.now()
  setInterval(() => {
    cameRoundAt = performance.now()
  }, tickMs).unref()
  return () => performance.now() - cameRoundAt
}

interface Waiter {
  start(): void
  timer: NodeJS.Timeout
}

function createPlaces(most: number, patienceMs: number) {
  const waiting = new Set<Waiter>()
  const least = Math.min(most, fewest)
  const lagMs = watchThread()
  let inProgress = 0
  let bound = Math.min(most, atFirst)
  let loweredAt = 0

  const startNext = () => {
    while (inProgress < Math.floor(bound)) {
      const [next] = waiting
      if (!next) return
      waiting.delete(next)
      clearTimeout(next.timer)
      inProgress += 1
      next.start()
    }
  }

  const learn = (ms: number) => {
    const now = performance.now()
    if (ms <= slowMs) bound = Math.min(most, bound + (waiting.size > 0 ? 0.1 : 0))
    else if (now - loweredAt > adjustEveryMs) {
      bound = Math.max(least, bound * 0.8)
      loweredAt = now
    }
  }

  /** The way to leave the place just taken, which counts once. */
  const occupy = (): (() => void) => {
    const from = performance.now()
    let isLeft = false
    return () => {
      if (isLeft) return
      isLeft = true
      inProgress -= 1
      learn(performance.now() - from)
      startNext()
    }
  }

  const requireRoom = () => {
    if (waiting.size >= most * queuePerPlace || lagMs() > patienceMs) throw new AppError('server.busy')
  }

  return {
    requireRoom,
    usage: () => ({ inProgress, waiting: waiting.size }),
    async enter(): Promise<() => void> {
      if (inProgress < Math.floor(bound) && waiting.size === 0) {
        inProgress += 1
        return occupy()
      }
      requireRoom()
      await new Promise<void>((start, refuse) => {
        const waiter: Waiter = {
          start,
          timer: setTimeout(() => {
            waiting.delete(waiter)
            refuse(new AppError('server.busy'))
          }, patienceMs),
        }
        waiting.add(waiter)
      })
      return occupy()
    },
  }
}
