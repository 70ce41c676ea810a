import { View } from '@tarojs/components'
import { staffText } from '../../../../shared/organisations/staffText'
import { organisationsText } from '../../../../shared/organisations/text'
import { useText } from '../../../platform/locale'
import { useCommand } from '../../../platform/useCommand'
import { usePages } from '../../../platform/usePages'
import { useWhen } from '../../../platform/when'
import { Button, Card, Empty, Failure, Row, Skeleton, toast } from '../../../ui'
import { staff } from './clients'

/** Roles that wait for the first sign-in of a phone; the phone itself is not kept, so it cannot be shown. */
export function Invitations({ organisationId }: { organisationId: string | undefined }) {
  const text = useText(staffText)
  const { roles, errors } = useText(organisationsText)
  const { at } = useWhen()
  const pages = usePages(
    (cursor) =>
      staff.listInvitations({
        query: { ...(organisationId ? { organisationId } : {}), ...(cursor ? { cursor } : {}) },
      }),
    { deps: [organisationId] },
  )
  const withdrawing = useCommand(staff.withdrawInvitation, {
    onDone: ({ id }) => {
      toast(text.done)
      pages.show((pages.data ?? []).filter((one) => one.id !== id))
    },
  })
  if (pages.error && !pages.loading) {
    return <Failure error={pages.error} words={errors} onRetry={() => void pages.refresh()} />
  }
  if (!pages.data) return <Skeleton cards={1} />
  if (pages.data.length === 0) return <Empty text={text.noneWaiting} />
  return (
    <View className="orgs-staff__list">
      <Card kind="rows" title={text.waitingFor}>
        {pages.data.map(({ id, role, organisation, expiresAt }) => (
          <Row
            key={id}
            title={text.grantLine(roles[role], organisation.name)}
            note={text.until(at(expiresAt))}
            value={
              <Button
                kind="plain"
                size="small"
                label={text.withdrawLabel(roles[role])}
                busy={withdrawing.busy}
                onTap={() => void withdrawing.run({ params: { invitationId: id } })}
              >
                {text.withdraw}
              </Button>
            }
          />
        ))}
      </Card>
      {pages.hasMore && (
        <Button kind="outline" busy={pages.loadingMore} onTap={() => void pages.loadMore()}>
          {text.more}
        </Button>
      )}
    </View>
  )
}
