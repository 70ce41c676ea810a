import { CustomWrapper, Text, View } from '@tarojs/components'
import { useState } from 'react'
import { type AuditRowView, audit } from '../../../shared/audit/contract'
import { auditText } from '../../../shared/audit/text'
import { clientOf } from '../../platform/client'
import { wordsOf } from '../../platform/errors'
import { saveFile } from '../../platform/files'
import { useText } from '../../platform/locale'
import { useCommand } from '../../platform/useCommand'
import { usePages } from '../../platform/usePages'
import { useView } from '../../platform/useView'
import { Button, Empty, toast } from '../../ui'
import { DeskPage } from '../parts/DeskPage'
import { Filters } from './parts/Filters'
import { type Filter, noFilter, queryOf } from './parts/filter'
import { LogRow } from './parts/LogRow'
import { Verification } from './parts/Verification'
import './log.scss'

definePageConfig({ navigationBarTitleText: '审计' })

const client = clientOf(audit)

export default function AuditLog() {
  const text = useText(auditText)
  const [filter, setFilter] = useState<Filter>(noFilter)
  const [opened, setOpened] = useState<string | null>(null)
  const rows = usePages<AuditRowView>((cursor) => client.listAudit({ query: { ...queryOf(filter), cursor } }), {
    deps: [JSON.stringify(filter)],
  })
  const verification = useView(() => client.verifyAudit())
  const taking = useCommand(() => client.exportAudit({ query: queryOf(filter) }), {
    onDone: (file) => void saveFile(file),
    onError: (error) => toast(wordsOf(error)),
  })
  return (
    <DeskPage title={text.title} section="audit" view={rows}>
      {(items) => (
        <View className="audit">
          <Text className="audit__lead">{text.lead}</Text>
          <Verification view={verification} />
          <Filters filter={filter} onChange={setFilter} />
          <View className="audit__rows">
            {items.length === 0 && <Empty text={text.empty} />}
            <View
              aria-role={items.length > 0 ? 'list' : undefined}
              aria-label={items.length > 0 ? text.list : undefined}
            >
              {items.map((row) => (
                <CustomWrapper key={row.id}>
                  <LogRow
                    row={row}
                    isOpened={row.id === opened}
                    onTap={() => setOpened(row.id === opened ? null : row.id)}
                    onTarget={(targetId) => setFilter({ ...noFilter, targetId })}
                  />
                </CustomWrapper>
              ))}
            </View>
            {rows.hasMore && (
              <Button kind="plain" size="small" busy={rows.loadingMore} onTap={() => void rows.loadMore()}>
                {text.more}
              </Button>
            )}
          </View>
          <View className="audit__foot">
            <Button kind="outline" size="small" busy={taking.busy} onTap={() => void taking.run(undefined)}>
              {text.download}
            </Button>
            <Text className="audit__note">{text.downloadNote}</Text>
          </View>
        </View>
      )}
    </DeskPage>
  )
}
