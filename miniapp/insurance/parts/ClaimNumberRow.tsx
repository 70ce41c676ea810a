import Taro from '@tarojs/taro'
import { claimProgressText } from '../../../shared/insurance/claimProgressText'
import { useText } from '../../platform/locale'
import { isWechat } from '../../platform/wechat'
import { Button, Row, toast } from '../../ui'

/** The claim's number, to be copied. */
export function ClaimNumberRow({ number }: { number: string }) {
  const text = useText(claimProgressText)
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
      title={text.number}
      note={number}
      value={
        <Button kind="plain" size="small" label={`${text.copy} ${text.number}`} onTap={() => void copy()}>
          {text.copy}
        </Button>
      }
    />
  )
}
