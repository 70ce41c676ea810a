import { Text, View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { plansText } from '../../../shared/classes/plansText'
import type { TermView } from '../../../shared/classes/planViews'
import { useText } from '../../platform/locale'
import { open } from '../../platform/navigate'
import { shellText } from '../../platform/text'
import { useCommand } from '../../platform/useCommand'
import { usePages } from '../../platform/usePages'
import { useWhen } from '../../platform/when'
import { Button, Card, Empty, Row, Tag } from '../../ui'
import { DeskPage } from '../parts/DeskPage'
import { explained, planErrors, plans } from './parts/planClient'
import { TermSheet } from './parts/TermSheet'
import './parts/classPlans.scss'

definePageConfig({ navigationBarTitleText: '托管班' })

type Union = TermView['organisation']

/** The terms of the unions in reach, newest first. */
export default function DeskTerms() {
  const text = useText(plansText)
  const shell = useText(shellText)
  const unions = useRef<Union[]>([])
  const pages = usePages(async (cursor) => {
    const page = await plans.listTerms({ query: cursor ? { cursor } : {} })
    unions.current = page.unions
    return page
  })
  return (
    <DeskPage title={text.termsTitle} section="classTerms" view={pages} errors={planErrors()}>
      {(rows) => (
        <View className="class-plans">
          <Adding unions={unions.current} />
          {rows.length === 0 ? (
            <Empty text={text.noTerms} />
          ) : (
            <Card kind="rows">
              {rows.map((term) => (
                <TermLine key={term.id} term={term} />
              ))}
            </Card>
          )}
          {pages.hasMore && (
            <Button kind="outline" busy={pages.loadingMore} onTap={() => void pages.loadMore()}>
              {shell.more}
            </Button>
          )}
        </View>
      )}
    </DeskPage>
  )
}

function TermLine({ term: { id, name, organisation, from, to, isClosed, classes } }: { term: TermView }) {
  const text = useText(plansText)
  const when = useWhen()
  return (
    <Row
      title={name}
      note={
        <>
          <Text className="class-plan__line">{when.span(from, to)}</Text>
          <Text className="class-plan__line">{`${organisation.name} · ${text.classCount(classes)}`}</Text>
        </>
      }
      value={isClosed ? <Tag>{text.termClosed}</Tag> : undefined}
      onTap={() => open(`/desk/classes/term?id=${id}`)}
    />
  )
}

function Adding({ unions }: { unions: readonly Union[] }) {
  const text = useText(plansText)
  const [isOpen, setOpen] = useState(false)
  const adding = useCommand(plans.addTerm, {
    onDone: ({ id }) => {
      setOpen(false)
      open(`/desk/classes/term?id=${id}`)
    },
  })
  return (
    <>
      <View className="class-plan__bar">
        <Button size="small" onTap={() => setOpen(true)}>
          {text.addTerm}
        </Button>
      </View>
      {isOpen && (
        <TermSheet
          title={text.addTerm}
          fields={{ organisationId: unions[0]!.id, name: '', from: '', to: '' }}
          unions={unions}
          label={text.save}
          busy={adding.busy}
          problem={explained(adding.error)}
          onClose={() => setOpen(false)}
          onSave={({ organisationId, ...term }) => void adding.run({ body: { organisationId, term } })}
        />
      )}
    </>
  )
}
