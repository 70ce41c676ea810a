import { CustomWrapper, Text } from '@tarojs/components'
import type { ContestRow } from '../../shared/learning/contests.contract'
import { contestsText } from '../../shared/learning/contestsText'
import { useText } from '../platform/locale'
import { open } from '../platform/navigate'
import { shellText } from '../platform/text'
import { usePages } from '../platform/usePages'
import { Button, Card, Empty, Page, Row } from '../ui'
import { ContestTag } from './parts/ContestTag'
import { contests, contestWords } from './parts/contestClient'
import { useEntryWindow } from './parts/useEntryWindow'
import './parts/contests.scss'

definePageConfig({ navigationBarTitleText: '竞赛' })

/** Contests of one's union and of those above it. */
export default function Contests() {
  const text = useText(contestsText)
  const shell = useText(shellText)
  const pages = usePages((cursor) => contests.listContests({ query: cursor ? { cursor } : {} }))
  return (
    <Page title={text.title} view={pages} errors={contestWords()}>
      {(rows) => (
        <>
          {rows.length === 0 ? (
            <Empty text={text.none} />
          ) : (
            <Card kind="rows">
              {rows.map((row) => (
                <CustomWrapper key={row.id}>
                  <ContestLine of={row} />
                </CustomWrapper>
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

function ContestLine({ of }: { of: ContestRow }) {
  const text = useText(contestsText)
  const window = useEntryWindow(of)
  const { id, name, kind, organisation } = of
  return (
    <Row
      title={name}
      note={
        <>
          <Text className="contest-line">{`${text.kinds[kind]} · ${organisation.name}`}</Text>
          <Text className="contest-line">{window}</Text>
        </>
      }
      value={<ContestTag of={of} />}
      onTap={() => open(`/learning/contest?id=${id}`)}
    />
  )
}
