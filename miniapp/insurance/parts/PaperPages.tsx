import { Image, Text, View } from '@tarojs/components'
import type { FileAnswer } from '../../../shared/http/files'
import type { PaperFile } from '../../../shared/insurance/papers.contract'
import { papersText } from '../../../shared/insurance/papersText'
import { useText } from '../../platform/locale'
import { pictureSource } from '../../platform/picture'
import { useView } from '../../platform/useView'
import { Failure, Sheet, Skeleton } from '../../ui'
import { paperErrors } from './papersClient'

interface PaperPagesProps {
  title: string
  pages: PaperFile['pages']
  look: (token: string) => Promise<FileAnswer>
  onClose: () => void
}

/** The pages of a paper, one below the other, as staff will see them. */
export function PaperPages({ title, pages, look, onClose }: PaperPagesProps) {
  const text = useText(papersText)
  return (
    <Sheet isOpen title={title} onClose={onClose}>
      {pages.map((page, at) => (
        <PageShown key={page.token} page={page} look={look} words={text.page(at + 1, pages.length)} />
      ))}
    </Sheet>
  )
}

interface PageShownProps extends Pick<PaperPagesProps, 'look'> {
  page: PaperFile['pages'][number]
  words: string
}

function PageShown({ page, look, words }: PageShownProps) {
  const view = useView(() => look(page.token), { deps: [page.token] })
  return (
    <View className="paper-page">
      {view.data ? (
        <Image className="paper-page__image" src={pictureSource(view.data)} mode="widthFix" aria-label={words} />
      ) : view.error && !view.loading ? (
        <Failure error={view.error} words={paperErrors()} onRetry={() => void view.refresh()} />
      ) : (
        <Skeleton />
      )}
      <Text className="paper-page__words">{words}</Text>
    </View>
  )
}
