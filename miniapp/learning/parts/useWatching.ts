import { useDidHide, useUnload } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import type { LessonView, PingAnswer } from '../../../shared/learning/courses.contract'
import { coursesText } from '../../../shared/learning/coursesText'
import { codeOf } from '../../platform/errors'
import { newKey } from '../../platform/key'
import { currentText } from '../../platform/locale'
import { pausePlayer, seekTo } from '../../platform/player'
import { usePolling } from '../../platform/usePolling'
import { toast } from '../../ui'
import { courses } from './coursesClient'

export const playerId = 'lesson-film'

/** Farther ahead than this of what was seen, the person has jumped. */
const jumpSeconds = 3
/** The clock of the server may be a little behind a film that has ended. */
const lastTries = 5
const lastTryMs = 2_000

export interface Watching {
  reachedMs: number
  isFinished: boolean
  /** Another device has taken over. */
  isElsewhere: boolean
  /** The server was not reached. */
  isPaused: boolean
  /** Goes on here, from now. */
  takeOver: () => void
  onPlay: () => void
  onPause: () => void
  onEnded: () => void
  onTimeUpdate: (event: { detail: { currentTime: number } }) => void
}

interface Said {
  key: string
  sequence: number
  positionMs: number
}

/** Tells the server where the reader or the player is, while there is something left to see, and shows what it counts. */
export function useWatching({ id: lessonId, kind, progress, pingSeconds }: LessonView, isReading: boolean): Watching {
  const [seen, setSeen] = useState(progress)
  const [trouble, setTrouble] = useState<'elsewhere' | 'network' | null>(null)
  const [isPlaying, setIsPlaying] = useState(false)
  const sitting = useRef({ key: newKey(), sequence: 0 })
  const player = useRef({ seconds: progress.reachedMs / 1000, reached: progress.reachedMs / 1000 })
  const line = useRef(Promise.resolve(false))
  const isFilm = kind === 'video'

  const take = ({ reachedMs, isFinished, isAhead }: PingAnswer) => {
    setTrouble(null)
    setSeen({ reachedMs, isFinished })
    if (isFilm && isAhead && !isFinished) goBackTo(reachedMs / 1000)
  }
  const goBackTo = (seconds: number) => {
    player.current = { seconds, reached: seconds }
    seekTo(playerId, seconds)
  }
  /** One after another: what a pause has to say is not to come after the next play. */
  const tell = (): Promise<boolean> => {
    if (seen.isFinished) return Promise.resolve(true)
    sitting.current.sequence += 1
    const said = { ...sitting.current, positionMs: isFilm ? Math.round(player.current.seconds * 1000) : 0 }
    line.current = line.current.then(() => send(said))
    return line.current
  }
  const send = async ({ key, sequence, positionMs }: Said): Promise<boolean> => {
    try {
      const answer = await courses.pingLesson({ params: { lessonId }, body: { sitting: key, sequence, positionMs } })
      // Another opening of this page has begun meanwhile.
      if (key === sitting.current.key) take(answer)
      return answer.isFinished
    } catch (error) {
      if (key !== sitting.current.key) return false
      if (isFilm) pausePlayer(playerId)
      setTrouble(codeOf(error) === 'learning.watching_elsewhere' ? 'elsewhere' : 'network')
      return false
    }
  }
  const begin = () => {
    sitting.current = { key: newKey(), sequence: 0 }
    void tell()
  }
  const isCounting = isFilm ? isPlaying : isReading && trouble !== 'elsewhere'
  usePolling(tell, pingSeconds * 1000, isCounting && !seen.isFinished)
  const latest = useRef(begin)
  latest.current = begin
  useEffect(() => {
    if (!isFilm && isReading) latest.current()
  }, [isFilm, isReading])
  const stop = () => {
    if (isCounting) void tell()
    setIsPlaying(false)
  }
  useDidHide(stop)
  useUnload(stop)
  return {
    ...seen,
    isElsewhere: trouble === 'elsewhere',
    isPaused: trouble === 'network',
    takeOver: () => {
      setTrouble(null)
      begin()
    },
    onPlay: () => {
      setIsPlaying(true)
      setTrouble(null)
      begin()
    },
    onPause: stop,
    onEnded: () => {
      setIsPlaying(false)
      void tellUntilFinished(tell)
    },
    onTimeUpdate: ({ detail: { currentTime } }) => {
      const { reached } = player.current
      if (!seen.isFinished && currentTime > reached + jumpSeconds) {
        toast(currentText(coursesText).noSkip)
        goBackTo(reached)
      } else player.current = { seconds: currentTime, reached: Math.max(reached, currentTime) }
    },
  }
}

async function tellUntilFinished(tell: () => Promise<boolean>): Promise<void> {
  for (let tried = 0; tried < lastTries; tried += 1) {
    if (await tell()) return
    await new Promise((resume) => setTimeout(resume, lastTryMs))
  }
}
