import { CustomWrapper, Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { StaffView } from '../../../shared/organisations/staff.contract'
import { staffText } from '../../../shared/organisations/staffText'
import { organisationsText } from '../../../shared/organisations/text'
import { useText } from '../../platform/locale'
import { open } from '../../platform/navigate'
import { useMe } from '../../platform/session'
import { type Pages, usePages } from '../../platform/usePages'
import { Button, Chips, Empty, SearchBar } from '../../ui'
import { DeskPage } from '../parts/DeskPage'
import { staff, unions } from './parts/clients'
import { GrantSheet } from './parts/GrantSheet'
import { Invitations } from './parts/Invitations'
import { StaffCard } from './parts/StaffCard'
import './organisations.scss'

definePageConfig({ navigationBarTitleText: '工作人员' })

type Filter = 'all' | 'disabled' | 'waiting'

/** Who does what in the own subtree, or at one union of it (`?organisation=`). */
export default function Staff() {
  const text = useText(staffText)
  const errors = useText(organisationsText).errors
  const { params } = useRouter()
  const organisationId = params.organisation
  const [typed, setTyped] = useState('')
  const [q, setQ] = useState('')
  const [filter, setFilter] = useState<Filter>('all')
  const [isGiving, setIsGiving] = useState(false)
  const [name, setName] = useState<string>()
  const own = useMe()?.roles.find(({ role }) => role === 'orgAdmin')
  const pages = usePages(
    async (cursor) => {
      if (organisationId && !name) {
        const node = await unions.getNode({ params: { organisationId } })
        setName(node.name)
      }
      return staff.listStaff({
        query: {
          ...(organisationId ? { organisationId } : {}),
          ...(filter === 'disabled' ? { disabled: 'true' as const } : {}),
          ...(q ? { q } : {}),
          ...(cursor ? { cursor } : {}),
        },
      })
    },
    { deps: [organisationId, q, filter] },
  )
  const at = organisationId ?? own?.organisationId
  const union = name ?? own?.organisationName ?? ''
  return (
    <DeskPage title={text.title} section="staff" view={pages} errors={errors}>
      <View className="orgs-staff">
        {organisationId && name && (
          <View className="orgs-staff__at">
            <Text className="orgs-staff__name">{text.at(name)}</Text>
            <Button kind="plain" size="small" onTap={() => open('/desk/organisations/staff')}>
              {text.all}
            </Button>
          </View>
        )}
        <SearchBar
          value={typed}
          onChange={setTyped}
          onSearch={(words) => setQ(words.trim())}
          placeholder={text.search}
        />
        <View className="orgs-staff__bar">
          <Chips
            label={text.filtersLabel}
            options={(['all', 'disabled', 'waiting'] as const).map((value) => ({ value, label: text.filters[value] }))}
            value={filter}
            onChange={setFilter}
          />
          {at && (
            <Button size="small" onTap={() => setIsGiving(true)}>
              {text.give}
            </Button>
          )}
        </View>
        {filter === 'waiting' ? (
          <Invitations organisationId={organisationId} />
        ) : (
          <People pages={pages} none={filter === 'disabled' ? text.noneDisabled : text.none} />
        )}
      </View>
      {at && isGiving && (
        <GrantSheet
          organisationId={at}
          union={union}
          onClose={() => setIsGiving(false)}
          onGiven={({ invitation }) => {
            setIsGiving(false)
            setFilter(invitation ? 'waiting' : 'all')
            void pages.refresh()
          }}
        />
      )}
    </DeskPage>
  )
}

function People({ pages, none }: { pages: Pages<StaffView>; none: string }) {
  const text = useText(staffText)
  if (pages.data?.length === 0) return <Empty text={none} />
  const replaced = (fresh: StaffView) =>
    pages.show((pages.data ?? []).map((one) => (one.id === fresh.id ? fresh : one)))
  return (
    <View className="orgs-staff__list">
      {pages.data?.map((one) => (
        <CustomWrapper key={one.id}>
          <StaffCard person={one} onChanged={replaced} />
        </CustomWrapper>
      ))}
      {pages.hasMore && (
        <Button kind="outline" busy={pages.loadingMore} onTap={() => void pages.loadMore()}>
          {text.more}
        </Button>
      )}
    </View>
  )
}
