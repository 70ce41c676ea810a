import { useRouter } from '@tarojs/taro'
import type { ApplicationView } from '../../shared/membership/contract'
import { progressText } from '../../shared/membership/progressText'
import { releaseText } from '../../shared/membership/releaseText'
import { useText } from '../platform/locale'
import { open, replace } from '../platform/navigate'
import { useCommand } from '../platform/useCommand'
import { useView } from '../platform/useView'
import { BottomBar, Button, confirm, Page } from '../ui'
import { againUrl } from './parts/again'
import { errorWords, explain, membership } from './parts/clients'
import { Problem } from './parts/Problem'
import { ProgressDetails } from './parts/ProgressDetails'
import { ProgressHead } from './parts/ProgressHead'
import './membership.scss'

definePageConfig({ navigationBarTitleText: '申请进度' })

export default function Progress() {
  const text = useText(progressText)
  const { params } = useRouter()
  const view = useView(() => membership.getApplication({ params: { applicationId: params.id ?? '' } }))
  return (
    <Page title={text.progressTitle} view={view} errors={errorWords()}>
      {(application) => (
        <>
          <ProgressHead application={application} />
          <ProgressDetails application={application} />
          <Actions application={application} onChanged={view.show} onRefresh={view.refresh} />
        </>
      )}
    </Page>
  )
}

interface ActionsProps {
  application: ApplicationView
  onChanged: (application: ApplicationView) => void
  onRefresh: () => Promise<void>
}

/** What the server allows, as it says itself; one of them is the main one. */
function Actions({ application, onChanged, onRefresh }: ActionsProps) {
  const text = useText(progressText)
  const { documentHeld } = useText(releaseText)
  const { id, version, actions, state } = application
  const withdrawal = useCommand(membership.withdrawApplication, {
    onDone: onChanged,
    onError: () => void onRefresh(),
  })
  const withdraw = async () => {
    const isSure = await confirm({
      title: text.withdrawAsk,
      body: text.withdrawBody,
      ok: text.withdrawYes,
      cancel: text.withdrawNo,
    })
    if (isSure) void withdrawal.run({ params: { applicationId: id }, body: { version } })
  }
  const main = mainOf(application, text)
  return (
    <>
      {withdrawal.error && <Problem words={explain(withdrawal.error)} />}
      {actions.includes('withdraw') && state !== 'draft' && (
        <Button kind="plain" busy={withdrawal.busy} onTap={() => void withdraw()}>
          {text.withdraw}
        </Button>
      )}
      {(state === 'returned' || state === 'refused') && (
        <Button kind="plain" size="small" onTap={() => open(`/membership/release?about=document&applicationId=${id}`)}>
          {documentHeld}
        </Button>
      )}
      {main && <BottomBar label={main.label} onTap={() => replace(main.url)} />}
    </>
  )
}

function mainOf(application: ApplicationView, text: (typeof progressText)['zh']) {
  const { actions, state } = application
  if (state === 'approved') return { label: text.card, url: '/membership/card' }
  if (actions.includes('edit')) {
    return { label: state === 'returned' ? text.correct : text.goOn, url: '/membership/join' }
  }
  return actions.includes('fileAgain') ? { label: text.again, url: againUrl(application) } : null
}
