import { useRouter } from '@tarojs/taro'
import type { MeView } from '../../shared/identity/contract'
import { signInText } from '../../shared/identity/signInText'
import { identityText } from '../../shared/identity/text'
import { useText } from '../platform/locale'
import { back, replace } from '../platform/navigate'
import { useSession } from '../platform/session'
import { useView } from '../platform/useView'
import { Empty, Page } from '../ui'
import { identity } from './parts/clients'
import { Enrolment } from './parts/Enrolment'
import { FactorCode } from './parts/FactorCode'
import './identity.scss'

definePageConfig({ navigationBarTitleText: '动态码验证' })

/** Staff set up their authenticator once and enter its code at each sign-in, and again (`?again=1`) before a grave step. */
export default function SecondFactor() {
  const { factor: text, title: signIn } = useText(signInText)
  const errors = useText(identityText).errors
  const update = useSession((session) => session.update)
  const isSignedIn = useSession((session) => session.token !== null)
  const view = useView(
    async () => {
      const me = await identity.getMe()
      update(me)
      return me
    },
    { ready: isSignedIn },
  )
  if (!isSignedIn) {
    return (
      <Page title={text.title}>
        <Empty text={text.signedOut} action={{ label: signIn, onTap: () => replace('/identity/sign-in') }} />
      </Page>
    )
  }
  return (
    <Page title={text.title} view={view} errors={errors}>
      {(me) => <Content me={me} />}
    </Page>
  )
}

function Content({ me }: { me: MeView }) {
  const text = useText(signInText).factor
  const { params } = useRouter()
  const update = useSession((session) => session.update)
  const done = (fresh: MeView) => {
    update(fresh)
    back()
  }
  if (me.secondFactor === 'none') return <Empty text={text.none} action={{ label: text.leave, onTap: back }} />
  if (me.secondFactor === 'missing') return <Enrolment onDone={done} />
  if (me.secondFactor === 'due' || params.again === '1') {
    return <FactorCode title={text.dueTitle} lead={text.dueBody} onDone={done} />
  }
  return <Empty text={text.done} action={{ label: text.toDesk, onTap: () => replace('/desk/work/queue') }} />
}
