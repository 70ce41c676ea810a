import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { bankImportText } from '../../../shared/learning/bankImportText'
import type { ImportReport } from '../../../shared/learning/importing'
import { saveFile } from '../../platform/files'
import { useText, useWording } from '../../platform/locale'
import { replace } from '../../platform/navigate'
import { useCommand } from '../../platform/useCommand'
import { Button, Card } from '../../ui'
import { DeskPage } from '../parts/DeskPage'
import { SheetFoot } from '../parts/SheetFoot'
import { SheetReport } from '../parts/SheetReport'
import { useSheet } from '../parts/useSheet'
import { bank, explained } from './parts/quizClient'
import './parts/desk.scss'

definePageConfig({ navigationBarTitleText: '导入题目' })

/** A sheet of questions: chosen, checked row by row, and only then taken into the bank. */
export default function Import() {
  const text = useText(bankImportText)
  const { union = '' } = useRouter().params
  const send = (take: 'no' | 'yes') => (upload: Uint8Array, options: { idempotencyKey?: string }) =>
    bank.importQuestions({ query: { organisationId: union, take }, upload }, options)
  const sheet = useSheet({ check: send('no'), take: send('yes') })
  const template = useCommand(() => bank.getQuestionTemplate(), { onDone: (file) => void saveFile(file) })
  return (
    <DeskPage title={text.title} section="questionBank">
      <View className="quiz-desk">
        {sheet.report ? (
          <Report report={sheet.report} name={sheet.name} />
        ) : (
          <Card title={text.title}>
            <Text className="quiz-desk__hint">{text.lead}</Text>
            <Button kind="outline" size="small" busy={template.busy} onTap={() => void template.run(undefined)}>
              {text.template}
            </Button>
          </Card>
        )}
        <SheetFoot
          sheet={sheet}
          error={explained(sheet.error ?? template.error)}
          words={text}
          end={{ label: text.toBank, onTap: () => replace('/desk/learning/bank') }}
        />
      </View>
    </DeskPage>
  )
}

function Report({ report: { isDone, counts, bad }, name }: { report: ImportReport; name: string }) {
  const text = useText(bankImportText)
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
