import type { ComplaintView } from '../../shared/complaints/contract'
import { complaintsText } from '../../shared/complaints/text'
import { writeText } from '../../shared/complaints/writeText'
import { useText } from '../platform/locale'
import { open } from '../platform/navigate'
import { shellText } from '../platform/text'
import { usePages } from '../platform/usePages'
import { useWhen } from '../platform/when'
import { BottomBar, Button, Card, Empty, Page, Row, Tag } from '../ui'
import { complaints, errorWords } from './parts/clients'
import { complaintTones } from './parts/tones'

definePageConfig({ navigationBarTitleText: '我的投诉与建议' })

const write = () => open('/complaints/new')

export default function MyComplaints() {
  const text = useText(writeText)
  const shell = useText(shellText)
  const pages = usePages((cursor) => complaints.listMyComplaints({ query: cursor ? { cursor } : {} }))
  return (
    <Page title={text.listTitle} view={pages} errors={errorWords()}>
      {(rows) =>
        rows.length === 0 ? (
          <Empty text={text.empty} action={{ label: text.write, onTap: write }} />
        ) : (
          <>
            <Card kind="rows">
              {rows.map((row) => (
                <ComplaintRow key={row.id} of={row} />
              ))}
            </Card>
            {pages.hasMore && (
              <Button kind="outline" busy={pages.loadingMore} onTap={() => void pages.loadMore()}>
                {shell.more}
              </Button>
            )}
            <BottomBar label={text.write} onTap={write} />
          </>
        )
      }
    </Page>
  )
}

function ComplaintRow({ of }: { of: ComplaintView }) {
  const text = useText(writeText)
  const { kinds, states, program } = useText(complaintsText)
  const when = useWhen()
  const { id, kind, state, about, dueAt, submittedAt } = of
  return (
    <Row
      title={`${kinds[kind]} · ${about?.name ?? program}`}
      note={dueAt ? text.due(when.at(dueAt)) : text.submittedAt(when.at(submittedAt))}
      value={<Tag tone={complaintTones[state]}>{states[state]}</Tag>}
      onTap={() => open(`/complaints/one?id=${id}`)}
    />
  )
}
