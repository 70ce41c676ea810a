import Taro from '@tarojs/taro'
import { deskText } from '../../../../shared/desk/text'
import { useText } from '../../../platform/locale'
import { replace } from '../../../platform/navigate'
import { Button } from '../../../ui'

/** Where it was opened from; by a link, the queue takes this page's place. */
export function ToQueue() {
  const desk = useText(deskText)
  return (
    <Button kind="outline" onTap={backToQueue}>
      {desk.backToQueue}
    </Button>
  )
}

function backToQueue() {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else replace('/desk/work/queue')
}
