import Taro from '@tarojs/taro'
import { useText } from '../platform/locale'
import { shellText } from '../platform/text'
import { isWechat } from '../platform/wechat'
import { toast } from './ask'
import { Button } from './Button'
import { Row } from './Row'

/** A number that proves something, to be copied. */
export function NumberRow({ title, number }: { title: string; number: string }) {
  const { copying: text } = useText(shellText)
  const copy = async () => {
    try {
      await Taro.setClipboardData({ data: number })
      // WeChat says so itself.
      if (!isWechat) toast(text.copied)
    } catch {
      toast(text.notCopied)
    }
  }
  return (
    <Row
      title={title}
      note={number}
      value={
        <Button kind="plain" size="small" label={`${text.copy} ${title}`} onTap={() => void copy()}>
          {text.copy}
        </Button>
      }
    />
  )
}
