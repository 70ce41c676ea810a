import { CustomWrapper, Text } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { organisations as organisationsContract } from '../../shared/organisations/contract'
import { findText } from '../../shared/organisations/findText'
import { organisationsText } from '../../shared/organisations/text'
import { clientOf } from '../platform/client'
import { useText } from '../platform/locale'
import { open, replace } from '../platform/navigate'
import { shellText } from '../platform/text'
import { type Pages, usePages } from '../platform/usePages'
import { Button, Empty, Failure, Page, SearchBar, Skeleton } from '../ui'
import { type Organisation, OrganisationCard } from './parts/OrganisationCard'
import './organisations.scss'

definePageConfig({ navigationBarTitleText: '找工会' })

const organisations = clientOf(organisationsContract)

/** Long enough for a syllable to become a word, short enough to seem immediate. */
const typingMs = 350

/** Finds a union by name, credit code or district; opened from a form (`?choose=1`), joining or `for=transfer`, it goes back there. */
export default function Find() {
  const text = useText(findText)
  const { params } = useRouter()
  const isChoosing = params.choose === '1'
  const isMoving = params.for === 'transfer'
  const [typed, setTyped] = useState('')
  const [q, setQ] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setQ(typed.trim()), typingMs)
    return () => clearTimeout(timer)
  }, [typed])
  const pages = usePages(
    (cursor) =>
      organisations.listOrganisations({
        query: {
          ...(q ? { q } : {}),
          ...(isChoosing ? { accepting: 'true' as const } : {}),
          ...(cursor ? { cursor } : {}),
        },
      }),
    { deps: [q] },
  )
  const next = isMoving ? '/membership/transfer' : '/membership/join'
  const choose = (id: string) => (isChoosing ? replace : open)(`${next}?organisationId=${id}`)
  return (
    <Page title={text.title}>
      <SearchBar value={typed} onChange={setTyped} onSearch={(words) => setQ(words.trim())} placeholder={text.search} />
      {q === '' && <Text className="find__hint">{text.hint}</Text>}
      <Found pages={pages} q={q} isMoving={isMoving} onChoose={choose} onClear={() => setTyped('')} />
      <Button kind="plain" onTap={() => (isChoosing ? replace : open)('/membership/place')}>
        {text.byPlace}
      </Button>
    </Page>
  )
}

interface FoundProps {
  pages: Pages<Organisation>
  q: string
  /** For a transfer, not for joining. */
  isMoving: boolean
  onChoose: (id: string) => void
  onClear: () => void
}

/** The search bar stays in reach whatever came of the search. */
function Found({ pages, q, isMoving, onChoose, onClear }: FoundProps) {
  const text = useText(findText)
  const errors = useText(organisationsText).errors
  const more = useText(shellText).more
  if (pages.error && !pages.loading) {
    return <Failure error={pages.error} words={errors} onRetry={() => void pages.refresh()} />
  }
  if (!pages.data) return <Skeleton cards={4} />
  if (pages.data.length === 0) {
    return pages.loading ? (
      <Skeleton cards={2} />
    ) : (
      <Empty text={text.none(q)} action={{ label: text.clear, onTap: onClear }} />
    )
  }
  return (
    <>
      {pages.data.map((organisation) => (
        <CustomWrapper key={organisation.id}>
          <OrganisationCard
            organisation={organisation}
            isMoving={isMoving}
            onChoose={() => onChoose(organisation.id)}
            onOpen={() => open(`/organisations/union?id=${organisation.id}`)}
          />
        </CustomWrapper>
      ))}
      {pages.hasMore && (
        <Button kind="outline" busy={pages.loadingMore} onTap={() => void pages.loadMore()}>
          {more}
        </Button>
      )}
    </>
  )
}
