import { Text } from '@tarojs/components'
import { type CastName, demo as demoContract } from '../../shared/demo/contract'
import { demoText } from '../../shared/demo/text'
import type { SignedIn } from '../../shared/identity/contract'
import { clientOf } from '../platform/client'
import { tellDemo } from '../platform/demo'
import { codeOf, wordsOf } from '../platform/errors'
import { useText } from '../platform/locale'
import { open, replace } from '../platform/navigate'
import { useMe, useSession } from '../platform/session'
import { useCommand } from '../platform/useCommand'
import { useView } from '../platform/useView'
import { Card, Empty, Page, Row, toast } from '../ui'
import { type Group, groupOf, groups } from './parts/groups'
import './demo.scss'

definePageConfig({ navigationBarTitleText: '演示人物' })

const demo = clientOf(demoContract)

/** One tap, and one is somebody of the demo; outside demo mode the server knows nobody here. */
export default function Cast() {
  const text = useText(demoText)
  const me = useMe()
  const view = useView(async () => {
    const { items } = await demo.listCast()
    tellDemo(true)
    return items
  })
  if (view.error && codeOf(view.error) === 'request.not_found') {
    return (
      <Page title={text.title}>
        <Empty text={text.ended} action={{ label: text.home, onTap: () => open('/pages/home') }} />
      </Page>
    )
  }
  return (
    <Page title={text.title} view={view}>
      {(people) => (
        <>
          <Text className="cast__lead">{text.lead}</Text>
          {me && <Text className="cast__lead">{text.now(me.name ?? me.phone ?? '')}</Text>}
          {groups.map((group) => (
            <People key={group} group={group} people={people.filter(({ as }) => groupOf(as) === group)} />
          ))}
        </>
      )}
    </Page>
  )
}

interface Person {
  as: CastName
  organisationName: string | null
}

function People({ group, people }: { group: Group; people: readonly Person[] }) {
  const text = useText(demoText)
  const keepSession = useSession((session) => session.signIn)
  const enter = ({ token, me }: SignedIn) => {
    keepSession(token, me)
    replace(me.secondFactor === 'none' ? '/pages/home' : '/desk/work/queue')
  }
  const entry = useCommand(demo.signIn, { onDone: enter, onError: (error) => toast(wordsOf(error, text.errors)) })
  return (
    <Card kind="rows" title={text[group]}>
      {people.map(({ as, organisationName }) => (
        <Row
          key={as}
          title={text.who[as].name}
          note={[text.who[as].role, organisationName].filter(Boolean).join(' · ')}
          onTap={() => void entry.run({ body: { as } })}
        />
      ))}
    </Card>
  )
}
