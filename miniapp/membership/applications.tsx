import { useState } from 'react'
import type { ApplicationView } from '../../shared/membership/contract'
import { progressText } from '../../shared/membership/progressText'
import { membershipText } from '../../shared/membership/text'
import { useText } from '../platform/locale'
import { open } from '../platform/navigate'
import { shellText } from '../platform/text'
import { usePages } from '../platform/usePages'
import { useWhen } from '../platform/when'
import { Button, Card, Empty, Page, Row, Tag } from '../ui'
import { errorWords, membership } from './parts/clients'
import { stateTones } from './parts/stateTones'

definePageConfig({ navigationBarTitleText: '我的申请' })

export default function Applications() {
  const text = useText(progressText)
  const shell = useText(shellText)
  const [memberOf, setMemberOf] = useState<string | null>(null)
  const pages = usePages(async (cursor) => {
    const page = await membership.listMyApplications({ query: cursor ? { cursor } : {} })
    setMemberOf(page.memberOf)
    return page
  })
  return (
    <Page title={text.listTitle} view={pages} errors={errorWords()}>
      {(applications) =>
        applications.length === 0 ? (
          <None memberOf={memberOf} />
        ) : (
          <>
            <Card kind="rows">
              {applications.map((application) => (
                <ApplicationRow key={application.id} application={application} />
              ))}
            </Card>
            {pages.hasMore && (
              <Button kind="outline" busy={pages.loadingMore} onTap={() => void pages.loadMore()}>
                {shell.more}
              </Button>
            )}
          </>
        )
      }
    </Page>
  )
}

/** Whom a union's roster made a member never applied, and need not. */
function None({ memberOf }: { memberOf: string | null }) {
  const text = useText(progressText)
  if (memberOf === null) {
    return <Empty text={text.empty} action={{ label: text.join, onTap: () => open('/membership/join') }} />
  }
  return (
    <Empty text={text.emptyMember(memberOf)} action={{ label: text.card, onTap: () => open('/membership/card') }} />
  )
}

function ApplicationRow({ application }: { application: ApplicationView }) {
  const text = useText(progressText)
  const states = useText(membershipText).applicationStates
  const when = useWhen()
  const { id, state, organisation, submittedAt, dueAt } = application
  const note =
    state === 'submitted' && dueAt
      ? text.due(when.at(dueAt))
      : submittedAt
        ? text.submittedAt(when.at(submittedAt))
        : text.states.draft
  return (
    <Row
      title={organisation?.name ?? text.noUnion}
      note={note}
      value={<Tag tone={stateTones[state]}>{states[state]}</Tag>}
      onTap={() => open(state === 'draft' ? '/membership/join' : `/membership/progress?id=${id}`)}
    />
  )
}
