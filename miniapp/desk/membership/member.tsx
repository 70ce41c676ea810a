import { useRouter } from '@tarojs/taro'
import { membersText } from '../../../shared/membership/membersText'
import { codeOf } from '../../platform/errors'
import { useText } from '../../platform/locale'
import { replace } from '../../platform/navigate'
import { useView } from '../../platform/useView'
import { Empty, Skeleton } from '../../ui'
import { DeskPage } from '../parts/DeskPage'
import { MemberBody } from './parts/MemberBody'
import { members } from './parts/membersClient'

definePageConfig({ navigationBarTitleText: '会员' })

/** A member: standing, history, applications, and what can be decided. */
export default function DeskMember() {
  const text = useText(membersText)
  const { id = '' } = useRouter().params
  const view = useView(() => members.getMember({ params: { membershipId: id } }), { deps: [id] })
  if (view.error && codeOf(view.error) === 'membership.member_not_found') {
    const toList = { label: text.seeAll, onTap: () => replace('/desk/membership/members') }
    return (
      <DeskPage title={text.memberTitle} section="members">
        <Empty text={text.errors['membership.member_not_found']} action={toList} />
      </DeskPage>
    )
  }
  return (
    <DeskPage
      title={text.memberTitle}
      section="members"
      view={view}
      errors={text.errors}
      skeleton={<Skeleton cards={4} />}
    >
      {(member) => <MemberBody key={member.id} member={member} onChanged={view.show} onRefresh={view.refresh} />}
    </DeskPage>
  )
}
