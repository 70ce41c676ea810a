import { claimProgressText } from '../../shared/insurance/claimProgressText'
import { claimText } from '../../shared/insurance/claimText'
import type { ClaimSummary } from '../../shared/insurance/claimViews'
import { yuan } from '../../shared/payments/fen'
import { useText } from '../platform/locale'
import { open } from '../platform/navigate'
import { shellText } from '../platform/text'
import { usePages } from '../platform/usePages'
import { useWhen } from '../platform/when'
import { BottomBar, Button, Card, Empty, Page, Row, Tag } from '../ui'
import { claims, claimWords } from './parts/claimsClient'
import { claimTones } from './parts/claimTones'

definePageConfig({ navigationBarTitleText: '我的理赔' })

const begin = () => open('/insurance/claim')

/** The own claims, newest first: where each is, and until when. */
export default function MyClaims() {
  const text = useText(claimProgressText)
  const shell = useText(shellText)
  const pages = usePages((cursor) => claims.listMyClaims({ query: cursor ? { cursor } : {} }))
  return (
    <Page title={text.listTitle} view={pages} errors={claimWords()}>
      {(rows) =>
        rows.length === 0 ? (
          <Empty text={text.empty} action={{ label: text.begin, onTap: begin }} />
        ) : (
          <>
            <Card kind="rows">
              {rows.map((row) => (
                <ClaimRow key={row.id} of={row} />
              ))}
            </Card>
            {pages.hasMore && (
              <Button kind="outline" busy={pages.loadingMore} onTap={() => void pages.loadMore()}>
                {shell.more}
              </Button>
            )}
            <BottomBar label={text.begin} onTap={begin} />
          </>
        )
      }
    </Page>
  )
}

function ClaimRow({ of }: { of: ClaimSummary }) {
  const text = useText(claimProgressText)
  const { title, events } = useText(claimText)
  const when = useWhen()
  const { id, state, event, eventOn, claimNumber } = of
  const what = event ? events[event] : title
  return (
    <Row
      title={eventOn ? text.eventOf(what, when.day(eventOn)) : what}
      note={<RowNote of={of} number={claimNumber} />}
      value={<Tag tone={claimTones[state]}>{text.states[state]}</Tag>}
      onTap={() => open(state === 'draft' ? `/insurance/claim?id=${id}` : `/insurance/claim-progress?id=${id}`)}
    />
  )
}

/** What matters most of it now: the money, the time, or that it waits for the person. */
function RowNote({
  of: { state, paidFen, approvedFen, stepDueAt },
  number,
}: {
  of: ClaimSummary
  number: string | null
}) {
  const text = useText(claimProgressText)
  const when = useWhen()
  if (state === 'draft') return <>{text.draftNote}</>
  const sum = paidFen ?? approvedFen
  if (sum !== null) return <>{`${paidFen === null ? text.approved : text.paid} ${text.yuan(yuan(sum))}`}</>
  return <>{stepDueAt ? text.stepDue(when.at(stepDueAt)) : number}</>
}
