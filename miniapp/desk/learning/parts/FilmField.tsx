import { Text, Video, View } from '@tarojs/components'
import { coursesDeskText } from '../../../../shared/learning/coursesDeskText'
import { useText } from '../../../platform/locale'
import { Button } from '../../../ui'
import type { FilmUpload } from './useFilm'

/** The film of a lesson: what is there, how far it is, what is wrong with it. */
export function FilmField({ film, mostMegabytes }: { film: FilmUpload; mostMegabytes: number }) {
  const text = useText(coursesDeskText)
  const { video, percent, isPaused } = film
  const isSending = percent !== null
  return (
    <View className="course-desk__sending">
      <Text className="field__label">{text.film}</Text>
      {!isSending && video?.film && (
        <Video className="course-desk__film" src={`${API_BASE}${video.film.path}`} aria-label={video.name} />
      )}
      <Said film={film} />
      {isSending && (
        <View className="course-desk__progress" aria-role="progressbar" aria-label={text.sending(percent)}>
          <View className="course-desk__bar-done" style={{ width: `${percent}%` }} />
        </View>
      )}
      {isPaused && <Text className="course-desk__note">{text.paused}</Text>}
      <Button kind="outline" disabled={isSending || video?.state === 'checking'} onTap={() => void film.choose()}>
        {video ? text.change : text.choose}
      </Button>
      <Text className="course-desk__note">{text.filmHint(mostMegabytes)}</Text>
    </View>
  )
}

function Said({ film: { video, percent, problem } }: { film: FilmUpload }) {
  const text = useText(coursesDeskText)
  const wrong = problem ?? (video?.problem ? text.problems[video.problem] : null)
  if (percent !== null) return <Text className="course-desk__line">{text.sending(percent)}</Text>
  if (wrong) {
    return (
      <Text className="course-desk__problem" aria-role="alert">
        {wrong}
      </Text>
    )
  }
  if (video?.state === 'checking') return <Text className="course-desk__line">{text.checking}</Text>
  if (video?.state !== 'kept') return null
  return <Text className="course-desk__line">{text.kept(Math.round(video.lengthMs / 1000))}</Text>
}
