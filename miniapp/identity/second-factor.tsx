import { useRouter } from '@tarojs/taro'
import type { MeView, SecondFactorView } from '../../shared/identity/contract'
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
import { FactorState } from './parts/FactorState'
import './identity.scss'

definePageConfig({ navigationBarTitleText: '动态码验证' })

/** Staff set up their authenticator once, keep recovery codes, and enter a code at each sign-in. */
export default function SecondFactor() {
  const { factor: text, title: signIn } = useText(signInText)
  const errors = useText(identityText).errors
  const update = useSession((session) => session.update)
  const isSignedIn = useSession((session) => session.token !== null)
  const view = useView(
    async () => {
      const state = await identity.getSecondFactor()
      update(state.me)
      return state
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
      {(state) => <Content state={state} onChanged={() => void view.refresh()} />}
    </Page>
  )
}

function Content({ state, onChanged }: { state: SecondFactorView; onChanged: () => void }) {
  const text = useText(signInText).factor
  const { params } = useRouter()
  const update = useSession((session) => session.update)
  const { secondFactor } = state.me
  const leave = (fresh: MeView) => {
    update(fresh)
    back()
  }
  if (secondFactor === 'none') return <Empty text={text.none} action={{ label: text.leave, onTap: back }} />
  // Whoever has just set it up keeps the recovery codes before anything else.
  if (secondFactor === 'missing') return <Enrolment onDone={onChanged} />
  if (secondFactor === 'due' || params.again === '1') {
    return <FactorCode title={text.dueTitle} lead={text.dueBody} canRecover onDone={leave} />
  }
  return <FactorState state={state} onChanged={onChanged} />
}
