import { Text, View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { ApiError } from '../../../shared/http/client'
import { type ImportReport, organisationsDesk } from '../../../shared/organisations/desk.contract'
import { importText } from '../../../shared/organisations/importText'
import { type ChosenFile, chooseFile, saveFile } from '../../platform/files'
import { newKey } from '../../platform/key'
import { useText } from '../../platform/locale'
import { replace } from '../../platform/navigate'
import { useCommand } from '../../platform/useCommand'
import { BottomBar, Button, Card } from '../../ui'
import { DeskPage } from '../parts/DeskPage'
import { explained, unions } from './parts/clients'
import { Report } from './parts/Report'
import './organisations.scss'

definePageConfig({ navigationBarTitleText: '表格导入机构' })

const { maxBytes } = organisationsDesk.importNodes.upload

/** A sheet of unions: chosen, checked row by row, and only then added. */
export default function Import() {
  const text = useText(importText)
  const [report, setReport] = useState<ImportReport>()
  const sheet = useSheet(setReport)
  const template = useCommand(() => unions.getImportTemplate(), { onDone: (file) => void saveFile(file) })
  return (
    <DeskPage title={text.title} section="organisations">
      <View className="orgs-form">
        {report ? (
          <Report report={report} name={sheet.name} />
        ) : (
          <Card title={text.title}>
            <Text className="orgs-node__under">{text.lead}</Text>
            <View className="orgs-actions orgs-actions--below">
              <Button kind="outline" size="small" busy={template.busy} onTap={() => void template.run(undefined)}>
                {text.template}
              </Button>
            </View>
          </Card>
        )}
        <Foot report={report} sheet={sheet} error={explained(sheet.error ?? template.error)} />
      </View>
    </DeskPage>
  )
}

interface FootProps {
  report: ImportReport | undefined
  sheet: ReturnType<typeof useSheet>
  error: string | null
}

function Foot({ report, sheet, error }: FootProps) {
  const text = useText(importText)
  const again = { label: text.another, onTap: () => void sheet.choose() }
  if (!report) {
    const label = sheet.busy ? text.checking : text.choose
    return (
      <BottomBar
        label={label}
        busy={sheet.busy}
        error={error}
        note={text.chooseNote}
        onTap={() => void sheet.choose()}
      />
    )
  }
  if (report.isDone) return <BottomBar label={text.toTree} onTap={() => replace('/desk/organisations/tree')} />
  const { good } = report.counts
  return (
    <BottomBar
      label={text.run(good)}
      missing={good === 0 ? text.nothing : null}
      busy={sheet.busy}
      error={error}
      onTap={() => void sheet.add()}
      second={again}
    />
  )
}

/** The file that was chosen, what the server says of it, and adding what is good. */
function useSheet(onReport: (report: ImportReport) => void) {
  const file = useRef<ChosenFile | null>(null)
  const [name, setName] = useState('')
  const key = useRef('')
  const read = async () => {
    if (file.current!.size > maxBytes) throw new ApiError('spreadsheet.too_large', 413)
    return file.current!.read()
  }
  // Named by a key in place of its megabytes: the same choice is the same command.
  const checking = useCommand(async (_: string, options) => unions.checkImport({ upload: await read() }, options), {
    onDone: onReport,
  })
  const adding = useCommand(async (_: string, options) => unions.importNodes({ upload: await read() }, options), {
    onDone: onReport,
  })
  return {
    name,
    busy: checking.busy || adding.busy,
    error: checking.error ?? adding.error,
    async choose() {
      const chosen = await chooseFile(['.xlsx'])
      if (!chosen) return
      file.current = chosen
      key.current = newKey()
      setName(chosen.name)
      await checking.run(key.current)
    },
    add: () => adding.run(key.current),
  }
}
