import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useRef, useState } from 'react'
import { ApiError } from '../../../shared/http/client'
import { spreadsheet } from '../../../shared/http/files'
import type { ImportReport } from '../../../shared/learning/importing'
import { quizDeskText } from '../../../shared/learning/quizDeskText'
import { type ChosenFile, chooseFile, saveFile } from '../../platform/files'
import { newKey } from '../../platform/key'
import { useText, useWording } from '../../platform/locale'
import { replace } from '../../platform/navigate'
import { useCommand } from '../../platform/useCommand'
import { BottomBar, Button, Card } from '../../ui'
import { DeskPage } from '../parts/DeskPage'
import { SheetReport } from '../parts/SheetReport'
import { bank, explained } from './parts/quizClient'
import './parts/desk.scss'

definePageConfig({ navigationBarTitleText: '导入题目' })

/** A sheet of questions: chosen, checked row by row, and only then taken into the bank. */
export default function Import() {
  const text = useText(quizDeskText)
  const { union = '' } = useRouter().params
  const [report, setReport] = useState<ImportReport>()
  const sheet = useSheet(union, setReport)
  const template = useCommand(() => bank.getQuestionTemplate(), { onDone: (file) => void saveFile(file) })
  return (
    <DeskPage title={text.importTitle} section="questionBank">
      <View className="quiz-desk">
        {report ? (
          <Report report={report} name={sheet.name} />
        ) : (
          <Card title={text.importTitle}>
            <Text className="quiz-desk__hint">{text.importLead}</Text>
            <Button kind="outline" size="small" busy={template.busy} onTap={() => void template.run(undefined)}>
              {text.downloadTemplate}
            </Button>
          </Card>
        )}
        <Foot report={report} sheet={sheet} error={explained(sheet.error ?? template.error)} />
      </View>
    </DeskPage>
  )
}

function Report({ report: { isDone, counts, bad }, name }: { report: ImportReport; name: string }) {
  const text = useText(quizDeskText)
  const { labelled } = useWording()
  return (
    <SheetReport
      title={text.file(name)}
      sums={[
        { words: isDone ? text.added : text.good, count: counts.good, tone: 'ok' },
        { words: text.known, count: counts.known, tone: 'grey' },
        { words: text.bad, count: counts.bad, tone: 'warn' },
      ]}
      wrongTitle={text.badTitle}
      wrong={bad.map(({ row, stem, problems }) => ({
        number: row,
        title: text.badRow(row, stem),
        note: problems.map(({ column, problem }) => labelled(text.columns[column], text.problems[problem])).join(' · '),
      }))}
      more={text.more}
    />
  )
}

interface FootProps {
  report: ImportReport | undefined
  sheet: ReturnType<typeof useSheet>
  error: string | null
}

function Foot({ report, sheet, error }: FootProps) {
  const text = useText(quizDeskText)
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
  if (report.isDone) return <BottomBar label={text.toBankAfter} onTap={() => replace('/desk/learning/bank')} />
  const { good } = report.counts
  return (
    <BottomBar
      label={text.take(good)}
      missing={good === 0 ? text.nothing : null}
      busy={sheet.busy}
      error={error}
      onTap={() => void sheet.take()}
      second={{ label: text.another, onTap: () => void sheet.choose() }}
    />
  )
}

/** The file that was chosen, what the server says of it, and taking what is good. */
function useSheet(organisationId: string, onReport: (report: ImportReport) => void) {
  const file = useRef<ChosenFile | null>(null)
  const [name, setName] = useState('')
  const key = useRef('')
  const read = async () => {
    if (file.current!.size > spreadsheet.maxBytes) throw new ApiError('spreadsheet.too_large', 413)
    return file.current!.read()
  }
  // Named by a key in place of its megabytes: the same choice is the same command.
  const send = (take: 'no' | 'yes') => async (_: string, options: { idempotencyKey?: string }) =>
    bank.importQuestions({ query: { organisationId, take }, upload: await read() }, options)
  const checking = useCommand(send('no'), { onDone: onReport })
  const taking = useCommand(send('yes'), { onDone: onReport })
  return {
    name,
    busy: checking.busy || taking.busy,
    error: checking.error ?? taking.error,
    async choose() {
      const chosen = await chooseFile(['.xlsx'])
      if (!chosen) return
      file.current = chosen
      key.current = newKey()
      setName(chosen.name)
      await checking.run(key.current)
    },
    take: () => taking.run(key.current),
  }
}
