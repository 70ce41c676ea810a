import { useState } from 'react'
import { joinText } from '../../../shared/membership/joinText'
import { placeText } from '../../../shared/membership/placeText'
import { useText } from '../../platform/locale'
import { replace } from '../../platform/navigate'
import { isWechat, scanCode } from '../../platform/wechat'
import { Button, Card, Field, Row, Steps, toast } from '../../ui'
import { explain } from './clients'
import { eventCodeIn } from './start'

/** Neither event nor union is known: scan, type the code, or look for a union. */
export function ChooseUnion({ error, onEvent }: { error: Error | null; onEvent: (code: string) => void }) {
  const text = useText(joinText).choose
  const place = useText(placeText)
  const [typed, setTyped] = useState('')
  const code = eventCodeIn(typed)
  const scan = async () => {
    const scanned = await scanCode()
    if (scanned === null) return
    const found = eventCodeIn(scanned)
    if (found) onEvent(found)
    else toast(text.notEvent)
  }
  return (
    <>
      <Steps now={1} all={4} />
      <Card kind="rows" title={text.byUnion}>
        <Row title={text.find} note={text.findNote} onTap={() => replace('/organisations/find?choose=1')} />
        <Row title={place.row} note={place.rowNote} onTap={() => replace('/membership/place')} />
      </Card>
      <Card title={text.byCode}>
        {isWechat && (
          <Button kind="outline" onTap={() => void scan()}>
            {text.scan}
          </Button>
        )}
        <Field
          label={text.code}
          value={typed}
          maxLength={8}
          onChange={setTyped}
          placeholder={text.codePlace}
          hint={text.codeHint}
          error={error ? explain(error) : null}
        />
        <Button kind="outline" disabled={code === null} onTap={() => code && onEvent(code)}>
          {text.useCode}
        </Button>
      </Card>
    </>
  )
}
