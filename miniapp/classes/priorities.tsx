import { Text, View } from '@tarojs/components'
import type { PrioritiesView, PriorityView } from '../../shared/classes/children.contract'
import { childrenText } from '../../shared/classes/childrenText'
import { useText } from '../platform/locale'
import type { PickedFile } from '../platform/pickFiles'
import { useCommand } from '../platform/useCommand'
import { useView } from '../platform/useView'
import { useWhen } from '../platform/when'
import { Button, Card, confirm, Page, Row, Tag, toast } from '../ui'
import { childrenClient, childrenWords, explainChild } from './parts/childrenClient'
import { childTones } from './parts/childTones'
import { Photos } from './parts/Photos'
import './parts/children.scss'

definePageConfig({ navigationBarTitleText: '优先资格' })

type Show = (after: PrioritiesView) => void

/** The groups with seats of their own that the family belongs to. */
export default function Priorities() {
  const { priority: text } = useText(childrenText)
  const view = useView(() => childrenClient.listPriorities())
  const claiming = useCommand(childrenClient.claimPriority, {
    onDone: view.show,
    onError: (error) => toast(explainChild(error)),
  })
  return (
    <Page title={text.title} view={view} errors={childrenWords()}>
      {({ items, open }) => (
        <>
          <Text className="child-note">{text.intro}</Text>
          {items.map((one) => (
            <Priority key={one.id} of={one} show={view.show} />
          ))}
          {open.length > 0 && (
            <Card kind="rows" title={text.can}>
              {open.map((group) => (
                <Row
                  key={group}
                  title={text.groups[group]}
                  note={text.groupNotes[group]}
                  onTap={() => void claiming.run({ body: { group } })}
                />
              ))}
            </Card>
          )}
        </>
      )}
    </Page>
  )
}

function Priority({ of, show }: { of: PriorityView; show: Show }) {
  const { priority: text, states, child, notFiled } = useText(childrenText)
  const when = useWhen()
  const { id: priorityId, state, review, group, actions } = of
  const isToFile = state === 'stated' && !review.isFiled
  const onError = (error: Error) => toast(explainChild(error))
  const ending = useCommand(childrenClient.endPriority, { onDone: show, onError })
  const end = async () => {
    if (await confirm({ title: text.endAsk, ok: text.end })) void ending.run({ params: { priorityId } })
  }
  return (
    <Card
      title={text.groups[group]}
      aside={<Tag tone={isToFile ? 'warn' : childTones[state]}>{isToFile ? notFiled : states[state]}</Tag>}
    >
      {review.dueAt && <Text className="child-note">{child.due(when.at(review.dueAt))}</Text>}
      {review.remark && <Text className="child-note child-missing">{review.remark}</Text>}
      {state !== 'confirmed' && state !== 'refused' && <Proofs of={of} show={show} />}
      <View className="child-acts">
        {actions.includes('end') && (
          <Button kind="plain" size="small" busy={ending.busy} onTap={() => void end()}>
            {text.end}
          </Button>
        )}
        {actions.includes('submit') && <Submit of={of} show={show} />}
      </View>
    </Card>
  )
}

interface PartProps {
  of: PriorityView
  show: Show
}

function Proofs({ of: { id: priorityId, group, proofs, actions }, show }: PartProps) {
  const { priority: text } = useText(childrenText)
  const onError = (error: Error) => toast(explainChild(error))
  const adding = useCommand(
    async (file: PickedFile, options) =>
      childrenClient.addPriorityProof({ params: { priorityId }, upload: await file.read() }, options),
    { onDone: show, onError },
  )
  const removing = useCommand(childrenClient.removePriorityProof, { onDone: show, onError })
  const canChange = actions.includes('addProof')
  return (
    <>
      {canChange && <Text className="child-note">{text.groupNotes[group]}</Text>}
      <Photos
        photos={proofs}
        busy={adding.busy}
        onAdd={canChange ? adding.run : null}
        onRemove={canChange ? (pictureId) => void removing.run({ params: { priorityId, pictureId } }) : null}
      />
    </>
  )
}

function Submit({ of: { id: priorityId, proofs }, show }: PartProps) {
  const { priority: text } = useText(childrenText)
  const submitting = useCommand(childrenClient.submitPriority, {
    onDone: (after) => {
      toast(text.submitted)
      show(after)
    },
    onError: (error) => toast(explainChild(error)),
  })
  return (
    <Button
      size="small"
      disabled={proofs.length === 0}
      busy={submitting.busy}
      onTap={() => void submitting.run({ params: { priorityId }, body: {} })}
    >
      {proofs.length === 0 ? text.noProof : text.submit}
    </Button>
  )
}
