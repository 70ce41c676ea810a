import Taro from '@tarojs/taro'
import { progressText } from '../../../shared/membership/progressText'
import { useText } from '../../platform/locale'
import { isWechat } from '../../platform/wechat'
import { Button, Row, toast } from '../../ui'

/** The receipt's number, to be copied. */
export function ReceiptRow({ number }: { number: string }) {
  const text = useText(progressText)
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
      title={text.receipt}
      note={number}
      value={
        <Button kind="plain" size="small" label={`${text.copy} ${text.receipt}`} onTap={() => void copy()}>
          {text.copy}
        </Button>
      }
    />
  )
}
