import { Text, View } from '@tarojs/components'
import type { ChildCard } from '../../shared/classes/children.contract'
import { childrenText } from '../../shared/classes/childrenText'
import { useText } from '../platform/locale'
import { open } from '../platform/navigate'
import { useView } from '../platform/useView'
import { BottomBar, Card, Empty, Page, Row, Tag } from '../ui'
import { childrenClient, childrenWords } from './parts/childrenClient'
import './parts/children.scss'
import { childTones } from './parts/childTones'

definePageConfig({ navigationBarTitleText: '我的孩子' })

const add = () => open('/classes/child-form')

export default function Children() {
  const text = useText(childrenText)
  const view = useView(() => childrenClient.listChildren())
  return (
    <Page title={text.title} view={view} errors={childrenWords()}>
      {({ items, left }) => (
        <>
          {items.length === 0 ? (
            <Empty text={text.empty} />
          ) : (
            <Card kind="rows">
              {items.map((child) => (
                <ChildRow key={child.id} of={child} />
              ))}
            </Card>
          )}
          <Card kind="rows">
            <Row title={text.priorities} note={text.prioritiesNote} onTap={() => open('/classes/priorities')} />
          </Card>
          <BottomBar label={text.add} missing={left === 0 ? text.full : null} onTap={add} />
        </>
      )}
    </Page>
  )
}

function ChildRow({ of: { id, name, grade, relation, state, review, missing } }: { of: ChildCard }) {
  const text = useText(childrenText)
  const [next] = missing
  const isToFile = state === 'stated' && !review.isFiled
  const facts = `${text.grade(grade)} · ${text.relations[relation]}`
  return (
    <Row
      title={name}
      note={
        <View>
          <Text>{facts}</Text>
          {next && <Text className="child-missing">{` · ${text.missing[next]}`}</Text>}
        </View>
      }
      value={<Tag tone={isToFile ? 'warn' : childTones[state]}>{isToFile ? text.notFiled : text.states[state]}</Tag>}
      onTap={() => open(`/classes/child?id=${id}`)}
    />
  )
}
