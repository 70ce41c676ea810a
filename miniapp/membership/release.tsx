import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { ReleaseAbout } from '../../shared/membership/releases'
import type { ReleaseView } from '../../shared/membership/releases.contract'
import { releaseText } from '../../shared/membership/releaseText'
import { useText } from '../platform/locale'
import { open, replace } from '../platform/navigate'
import { useSession } from '../platform/session'
import { useView } from '../platform/useView'
import { Empty, Page } from '../ui'
import { errorWords, releases } from './parts/clients'
import { ReleaseForm } from './parts/ReleaseForm'
import { ReleaseProgress } from './parts/ReleaseProgress'
import './membership.scss'

definePageConfig({ navigationBarTitleText: '号码核实' })

/** A number that another record may hold: asked about once (`?about=phone`, `?about=document&applicationId=`), then followed. */
export default function Release() {
  const text = useText(releaseText)
  const { params } = useRouter()
  const isSignedIn = useSession((session) => session.token !== null)
  const [isAgain, setIsAgain] = useState(false)
  const about: ReleaseAbout = params.about === 'document' ? 'document' : 'phone'
  const view = useView<{ release: ReleaseView | null }>(() => load(params.id, about), { ready: isSignedIn })
  if (!isSignedIn) {
    return (
      <Page title={text.title}>
        <Empty text={text.signInFirst} action={{ label: text.signIn, onTap: () => open('/identity/sign-in') }} />
      </Page>
    )
  }
  return (
    <Page title={text.title} view={view} errors={errorWords()}>
      {({ release }) =>
        release && !isAgain ? (
          <ReleaseProgress release={release} onChanged={(after) => view.show({ release: after })} onAgain={again} />
        ) : (
          <ReleaseForm
            about={release?.about ?? about}
            applicationId={release?.applicationId ?? params.applicationId}
            onDone={(opened) => {
              setIsAgain(false)
              view.show({ release: opened })
            }}
          />
        )
      }
    </Page>
  )

  function again(release: ReleaseView) {
    // Another application may have taken the place of the one it was about.
    if (release.about === 'document' && release.applicationId === null) replace('/membership/applications')
    else setIsAgain(true)
  }
}

/** The case the link names, or the one under way about the same matter. */
async function load(id: string | undefined, about: ReleaseAbout) {
  if (id) return { release: await releases.getRelease({ params: { releaseId: id } }) }
  const { items } = await releases.listMyReleases()
  const isOpen = ({ state }: ReleaseView) => state === 'submitted' || state === 'returned'
  return { release: items.find((one) => one.about === about && isOpen(one)) ?? null }
}
