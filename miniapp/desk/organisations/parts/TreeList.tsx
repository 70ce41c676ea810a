import { CustomWrapper, Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import type { NodeRow } from '../../../../shared/organisations/desk.contract'
import { findText } from '../../../../shared/organisations/findText'
import { treeText } from '../../../../shared/organisations/treeText'
import { useText } from '../../../platform/locale'
import { usePages } from '../../../platform/usePages'
import { Button, Card, Empty, Failure, SearchBar, Skeleton, Tag } from '../../../ui'
import { isRefusal, StaffRefusal } from '../../parts/StaffRefusal'
import { unions } from './clients'

/** Long enough for a syllable to become a word, short enough to seem immediate. */
const typingMs = 350

interface TreeListProps {
  chosen: string | null
  onChoose: (row: NodeRow) => void
  /** What is not to be chosen, as a union that is being moved. */
  without?: string
  /** Where to begin; the tops of the own reach where nothing is said. */
  startAt?: string | undefined
  /** Counts what changed here, so that the list asks again. */
  changes?: number
}

/** The tree, one level at a time: names choose, the count at the right goes down, the trail goes up; or a search over all of it. */
export function TreeList({ chosen, onChoose, without, startAt, changes = 0 }: TreeListProps) {
  const text = useText(treeText)
  const [parentId, setParentId] = useState(startAt)
  const [trail, setTrail] = useState<{ id: string; name: string }[]>([])
  const [typed, setTyped] = useState('')
  const q = useSettled(typed.trim())
  const pages = usePages(
    async (cursor) => {
      const where = q ? { q } : parentId ? { parentId } : {}
      const page = await unions.listNodes({ query: { ...where, ...(cursor ? { cursor } : {}) } })
      setTrail(page.trail)
      return page
    },
    { deps: [q, parentId, changes] },
  )
  const down = (id: string | undefined) => {
    setTyped('')
    setParentId(id)
  }
  if (isRefusal(pages.error)) return <StaffRefusal error={pages.error} />
  return (
    <View className="orgs-tree">
      <SearchBar value={typed} onChange={setTyped} placeholder={text.search} />
      {q === '' && <Trail trail={trail} onGo={down} />}
      {pages.error && !pages.loading ? (
        <Failure error={pages.error} onRetry={() => void pages.refresh()} />
      ) : !pages.data ? (
        <Skeleton cards={2} />
      ) : pages.data.length === 0 ? (
        <Empty text={q ? text.none : text.noChildren} />
      ) : (
        <Card kind="rows" className="orgs-list">
          {pages.data
            .filter(({ id }) => id !== without)
            .map((row) => (
              <CustomWrapper key={row.id}>
                <TreeRow
                  row={row}
                  isChosen={row.id === chosen}
                  isFound={q !== ''}
                  onChoose={() => onChoose(row)}
                  onDown={() => down(row.id)}
                />
              </CustomWrapper>
            ))}
        </Card>
      )}
      {pages.hasMore && (
        <Button kind="outline" busy={pages.loadingMore} onTap={() => void pages.loadMore()}>
          {text.more}
        </Button>
      )}
    </View>
  )
}

/** What was typed, once the fingers rest. */
function useSettled(typed: string): string {
  const [settled, setSettled] = useState(typed)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed), typingMs)
    return () => clearTimeout(timer)
  }, [typed])
  return settled
}

function Trail({ trail, onGo }: { trail: { id: string; name: string }[]; onGo: (id: string | undefined) => void }) {
  const text = useText(treeText)
  if (trail.length === 0) return null
  const steps = [{ id: undefined, name: text.top }, ...trail]
  return (
    <View className="orgs-trail">
      {steps.map(({ id, name }, at) =>
        at === steps.length - 1 ? (
          <Text key={id ?? ''} className="orgs-trail__here">
            {name}
          </Text>
        ) : (
          <View key={id ?? ''} className="orgs-trail__up" aria-role="button" onClick={() => onGo(id)}>
            <Text>{name} ›</Text>
          </View>
        ),
      )}
    </View>
  )
}

interface TreeRowProps {
  row: NodeRow
  isChosen: boolean
  isFound: boolean
  onChoose: () => void
  onDown: () => void
}

function TreeRow({ row, isChosen, isFound, onChoose, onDown }: TreeRowProps) {
  const text = useText(treeText)
  const { kinds, parent } = useText(findText)
  const { name, kind, children, closed, parentName } = row
  const note = isFound && parentName ? `${kinds[kind]} · ${parent(parentName)}` : kinds[kind]
  return (
    <View className={isChosen ? 'orgs-row orgs-row--chosen' : 'orgs-row'}>
      <View className="orgs-row__main" aria-role="button" onClick={onChoose}>
        <Text className="orgs-row__name">{name}</Text>
        <Text className="orgs-row__note">{note}</Text>
      </View>
      {closed && <Tag>{text.closed}</Tag>}
      {children > 0 && (
        <View
          className="orgs-row__down"
          aria-role="button"
          aria-label={text.childrenLabel(name, children)}
          onClick={onDown}
        >
          <Text>{text.children(children)} ›</Text>
        </View>
      )}
    </View>
  )
}
