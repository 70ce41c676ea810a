import { Text, View } from '@tarojs/components'
import type { FileAnswer } from '../../shared/http/files'
import { membershipText } from '../../shared/membership/text'
import { organisationsText } from '../../shared/organisations/text'
import type { OwnDataView } from '../../shared/privacy/contract'
import { dataText } from '../../shared/privacy/dataText'
import { privacyText } from '../../shared/privacy/text'
import { useText } from '../platform/locale'
import { open } from '../platform/navigate'
import { useCommand } from '../platform/useCommand'
import { useView } from '../platform/useView'
import { useWhen } from '../platform/when'
import { Button, Card, Page, Row, Skeleton, toast } from '../ui'
import { explain, privacy, wordFor } from './parts/clients'
import { download } from './parts/download'
import { Problem } from './parts/Problem'
import './privacy.scss'

definePageConfig({ navigationBarTitleText: '我的信息' })

type Part = OwnDataView['parts'][number]

/** All that is kept about the person, in words, and as a file to take along. */
export default function MyData() {
  const text = useText(dataText)
  const { errors } = useText(privacyText)
  const view = useView(() => privacy.getData())
  return (
    <Page title={text.title} view={view} errors={errors} skeleton={<Skeleton cards={4} />}>
      {(data) => (
        <>
          <Text className="rights__intro">{text.intro}</Text>
          {data.parts.map((part) => (
            <PartCard key={part.part} part={part} />
          ))}
          <Card kind="rows">
            <Row title={text.correct} onTap={() => open('/privacy/corrections')} />
          </Card>
          <Download />
        </>
      )}
    </Page>
  )
}

function PartCard({ part: { part, rows, count } }: { part: Part }) {
  const text = useText(dataText)
  const inWords = useWords()
  return (
    <Card title={wordFor(text.parts, part, part)}>
      {rows.map((fields, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows of a record that does not change while it is shown
        <View key={at} className="own-data__row">
          {fields.map(({ field, value }) => (
            <View key={field} className="own-data__field">
              <Text className="own-data__label">{wordFor(text.fields, field, field)}</Text>
              <Text className="own-data__value">{inWords(value)}</Text>
            </View>
          ))}
        </View>
      ))}
      {count > rows.length && <Text className="rights__note">{text.more(rows.length, count)}</Text>}
    </Card>
  )
}

const isInstant = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/
const isDay = /^\d{4}-\d\d-\d\d$/

/** Codes and times as people say them; everything else as it is. */
function useWords(): (value: string) => string {
  const { values, yes, no } = useText(dataText)
  const { occupations } = useText(membershipText)
  const { roles } = useText(organisationsText)
  const when = useWhen()
  const known: Record<string, string | undefined> = { ...roles, ...occupations, ...values, true: yes, false: no }
  return (value) => {
    if (isInstant.test(value)) return when.at(value)
    if (isDay.test(value)) return when.day(value)
    return Object.hasOwn(known, value) ? known[value]! : value
  }
}

function Download() {
  const text = useText(dataText)
  const keep = async (file: FileAnswer) => toast((await download(file)) === 'saved' ? text.saved : text.copied)
  const masked = useCommand(() => privacy.downloadData(), { onDone: keep })
  const whole = useCommand(() => privacy.downloadWholeData(), { onDone: keep })
  const error = masked.error ?? whole.error
  return (
    <View>
      {error && <Problem words={explain(error)} />}
      <Button kind="outline" busy={masked.busy} onTap={() => void masked.run(undefined)}>
        {text.download}
      </Button>
      <Button kind="plain" busy={whole.busy} onTap={() => void whole.run(undefined)}>
        {text.downloadWhole}
      </Button>
      <Text className="rights__note rights__note--under">{text.downloadNote}</Text>
    </View>
  )
}
