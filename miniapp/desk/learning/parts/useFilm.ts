import { useRef, useState } from 'react'
import type { VideoView } from '../../../../shared/learning/courses.desk.contract'
import { coursesDeskText } from '../../../../shared/learning/coursesDeskText'
import { chooseFile } from '../../../platform/files'
import { currentText } from '../../../platform/locale'
import { sha256 } from '../../../platform/sha256'
import { sendInParts } from '../../../platform/upload'
import { usePolling } from '../../../platform/usePolling'
import { coursesDesk, explained } from './coursesDeskClient'

const lookEveryMs = 1_500

export interface FilmUpload {
  /** As the server has it. */
  video: VideoView | null
  /** Of 100, while it is on its way. */
  percent: number | null
  isPaused: boolean
  problem: string | null
  choose: () => Promise<void>
}

/** A film of a lesson: chosen, sent in parts that survive a lost network, and watched until it is checked. */
export function useFilm(courseId: string, first: VideoView | null, mostMegabytes: number): FilmUpload {
  const [video, setVideo] = useState(first)
  const [percent, setPercent] = useState<number | null>(null)
  const [isPaused, setIsPaused] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const turn = useRef(0)

  const choose = async () => {
    const text = currentText(coursesDeskText)
    const file = await chooseFile(['.mp4'])
    if (!file) return
    setProblem(null)
    if (file.size > mostMegabytes * 1_048_576) return setProblem(text.tooLarge(mostMegabytes))
    turn.current += 1
    const mine = turn.current
    setPercent(0)
    const content = await file.read().catch(() => null)
    if (!content || content.length === 0) {
      setPercent(null)
      return setProblem(text.unreadable)
    }
    const body = { name: file.name.slice(-120), size: content.length, sha256: sha256(content) }
    try {
      const sent = await sendInParts<VideoView>({
        content,
        announce: () => coursesDesk.announceVideo({ params: { courseId }, body }),
        put: ({ id }, number, part) =>
          coursesDesk.putVideoChunk({ params: { videoId: id, number: String(number) }, upload: part }),
        onProgress: (bytes) => setPercent(Math.floor((bytes * 100) / content.length)),
        onPause: setIsPaused,
        isCancelled: () => turn.current !== mine,
      })
      if (sent) setVideo(sent)
    } catch (error) {
      setProblem(explained(error as Error))
    } finally {
      if (turn.current === mine) setPercent(null)
    }
  }
  const look = async () => setVideo(await coursesDesk.getVideo({ params: { videoId: video!.id } }))
  usePolling(look, lookEveryMs, percent === null && video?.state === 'checking')
  return { video, percent, isPaused, problem, choose }
}
