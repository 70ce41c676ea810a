import { Text } from '@tarojs/components'
import type { PaperRow } from '../../shared/learning/contract'
import { papersText } from '../../shared/learning/papersText'
import { useText } from '../platform/locale'
import { open } from '../platform/navigate'
import { shellText } from '../platform/text'
import { usePages } from '../platform/usePages'
import { useWhen } from '../platform/when'
import { Button, Card, Empty, Page, Row } from '../ui'
import { learning, quizWords } from './parts/learningClient'
import './parts/learning.scss'

definePageConfig({ navigationBarTitleText: '答题' })

/** Papers one can take now or soon, for whoever looks. */
export default function Papers() {
  const text = useText(papersText)
  const shell = useText(shellText)
  const pages = usePages((cursor) => learning.listPapers({ query: cursor ? { cursor } : {} }))
  return (
    <Page title={text.title} view={pages} errors={quizWords()}>
      {(rows) => (
        <>
          {rows.length === 0 ? (
            <Empty text={text.none} />
          ) : (
            <Card kind="rows">
              {rows.map((paper) => (
                <PaperLine key={paper.id} paper={paper} />
              ))}
            </Card>
          )}
          {pages.hasMore && (
            <Button kind="outline" busy={pages.loadingMore} onTap={() => void pages.loadMore()}>
              {shell.more}
            </Button>
          )}
        </>
      )}
    </Page>
  )
}

function PaperLine({ paper }: { paper: PaperRow }) {
  const text = useText(papersText)
  const when = useWhen()
  const { id, name, gift, questions, minutes, passMarks, opensAt, closesAt } = paper
  const isSoon = Date.now() < Date.parse(opensAt)
  return (
    <Row
      title={name}
      note={
        <>
          {gift && <Text className="quiz-line quiz-line--gift">{text.gift(gift.stock, passMarks, gift.name)}</Text>}
          <Text className="quiz-line">{text.size(questions, minutes)}</Text>
          <Text className="quiz-line">{isSoon ? text.opens(when.at(opensAt)) : text.closes(when.at(closesAt))}</Text>
        </>
      }
      onTap={() => open(`/learning/paper?id=${id}`)}
    />
  )
}
