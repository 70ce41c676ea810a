import { CustomWrapper, Text, View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { classesText } from '../../shared/classes/classesText'
import type { ClassRow } from '../../shared/classes/contract'
import type { ClassKind } from '../../shared/classes/states'
import { classWords, gradesWords, gradeWords, hoursWords } from '../../shared/classes/wordsText'
import { useLocale, useText } from '../platform/locale'
import { open } from '../platform/navigate'
import { shellText } from '../platform/text'
import { usePages } from '../platform/usePages'
import { useWhen } from '../platform/when'
import { Button, Card, Chips, Empty, Page, PickField, Row } from '../ui'
import { ClassTag } from './parts/ClassTag'
import { classErrors, classes } from './parts/classClient'
import { OwnLinks } from './parts/OwnLinks'
import './parts/classes.scss'

definePageConfig({ navigationBarTitleText: '托管班和兴趣班' })

interface Wanted {
  kind: 'all' | ClassKind
  grade: string
  siteId: string
}
interface Site {
  id: string
  name: string
}
const anything: Wanted = { kind: 'all', grade: '', siteId: '' }

function queryOf({ kind, grade, siteId }: Wanted, cursor: string | undefined) {
  return {
    ...(kind === 'all' ? {} : { kind }),
    ...(grade ? { grade } : {}),
    ...(siteId ? { siteId } : {}),
    ...(cursor ? { cursor } : {}),
  }
}

/** What can be booked now or soon, for whoever looks. */
export default function Classes() {
  const text = useText(classesText)
  const shell = useText(shellText)
  const [wanted, setWanted] = useState(anything)
  const sites = useRef<Site[]>([])
  const pages = usePages(
    async (cursor) => {
      const page = await classes.listClasses({ query: queryOf(wanted, cursor) })
      sites.current = page.sites
      return page
    },
    { deps: [wanted] },
  )
  const isAnything = Object.keys(queryOf(wanted, undefined)).length === 0
  return (
    <Page title={text.title} view={pages} errors={classErrors()}>
      {(rows) => (
        <>
          {isAnything && <OwnLinks />}
          <Filters wanted={wanted} sites={sites.current} onChange={(change) => setWanted({ ...wanted, ...change })} />
          {rows.length === 0 ? (
            <Empty text={isAnything ? text.none : text.noneLike} />
          ) : (
            <Card kind="rows">
              {rows.map((row) => (
                <CustomWrapper key={row.id}>
                  <ClassLine of={row} />
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

interface FiltersProps {
  wanted: Wanted
  sites: readonly Site[]
  onChange: (change: Partial<Wanted>) => void
}

const grades = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']

function Filters({ wanted: { kind, grade, siteId }, sites, onChange }: FiltersProps) {
  const text = useText(classesText)
  const { kinds } = useText(classWords)
  const locale = useLocale()
  const gradeOptions = [
    { value: '', label: text.allGrades },
    ...grades.map((value) => ({ value, label: gradeWords(Number(value), locale) })),
  ]
  const siteOptions = [
    { value: '', label: text.allSites },
    ...sites.map(({ id, name }) => ({ value: id, label: name })),
  ]
  return (
    <Card className="class-filters">
      <Chips
        label={text.kindLabel}
        options={(['all', 'childcare', 'interest'] as const).map((value) => ({
          value,
          label: value === 'all' ? text.all : kinds[value],
        }))}
        value={kind}
        onChange={(value) => onChange({ kind: value })}
      />
      <View className="class-filters__pair">
        <PickField
          label={text.grade}
          options={gradeOptions}
          value={grade}
          onChange={(value) => onChange({ grade: value })}
        />
        {sites.length > 1 && (
          <PickField
            label={text.site}
            options={siteOptions}
            value={siteId}
            onChange={(value) => onChange({ siteId: value })}
          />
        )}
      </View>
    </Card>
  )
}

function ClassLine({ of }: { of: ClassRow }) {
  const text = useText(classesText)
  const locale = useLocale()
  const when = useWhen()
  const { id, name, grades: held, sessions, site, opensAt, closesAt, queue, entered } = of
  const isSoon = Date.now() < Date.parse(opensAt)
  const others = queue > 0 ? text.queue(queue) : entered > 0 ? text.entered(entered) : null
  return (
    <Row
      title={name}
      note={
        <>
          <Text className="class-line">{`${gradesWords(held, locale)} · ${site.name}`}</Text>
          <Text className="class-line">{when.span(sessions.from, sessions.to)}</Text>
          <Text className="class-line">{hoursWords(sessions, locale)}</Text>
          <Text className="class-line">{isSoon ? text.opens(when.at(opensAt)) : text.closes(when.at(closesAt))}</Text>
          {others && <Text className="class-line">{others}</Text>}
        </>
      }
      value={<ClassTag of={of} />}
      onTap={() => open(`/classes/class?id=${id}`)}
    />
  )
}
