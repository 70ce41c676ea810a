import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { ChildView } from '../../shared/classes/children.contract'
import { childrenText } from '../../shared/classes/childrenText'
import { useText, useWording } from '../platform/locale'
import { open, replace } from '../platform/navigate'
import type { PickedFile } from '../platform/pickFiles'
import { useCommand } from '../platform/useCommand'
import { useView } from '../platform/useView'
import { useWhen } from '../platform/when'
import { BottomBar, Button, Card, confirm, Page, Row, Tag, toast, Warning } from '../ui'
import { childrenClient, childrenWords, explainChild } from './parts/childrenClient'
import { childTones } from './parts/childTones'
import { Photos } from './parts/Photos'
import './parts/children.scss'

definePageConfig({ navigationBarTitleText: '孩子' })

interface PartProps {
  of: ChildView
  show: (after: ChildView) => void
}

/** One child: where the review stands, what proves it, and what teachers must know. */
export default function Child() {
  const { title, child: text } = useText(childrenText)
  const { id = '' } = useRouter().params
  const view = useView(() => childrenClient.getChild({ params: { childId: id } }), { deps: [id] })
  return (
    <Page title={view.data?.name ?? title} view={view} errors={childrenWords()}>
      {(of) => (
        <>
          <Head of={of} />
          {of.isUnseen && <Warning text={text.unseen} />}
          {of.state !== 'confirmed' && of.state !== 'refused' && <Proofs of={of} show={view.show} />}
          {of.state !== 'refused' && <Care of={of} />}
          <OnRecord of={of} />
          <End of={of} />
          {of.actions.includes('submit') && <Submit of={of} show={view.show} />}
        </>
      )}
    </Page>
  )
}

function Head({ of: { state, name, grade, relation, review } }: Pick<PartProps, 'of'>) {
  const text = useText(childrenText)
  const { heads, due } = text.child
  const when = useWhen()
  const head = state === 'stated' ? (review.isFiled ? heads.filed(review.organisation) : heads.toFile) : heads[state]
  return (
    <Card>
      <View className="child-head__line">
        <Text className="child-head__words" aria-role="heading" aria-level={1}>
          {head}
        </Text>
        <Tag tone={childTones[state]}>{text.states[state]}</Tag>
      </View>
      <Text className="child-head__note">{`${name} · ${text.grade(grade)} · ${text.relations[relation]}`}</Text>
      {review.dueAt && <Text className="child-head__note">{due(when.at(review.dueAt))}</Text>}
      {review.remark && <Text className="child-head__note child-head__note--asked">{review.remark}</Text>}
    </Card>
  )
}

function Proofs({ of: { id: childId, proofs, actions }, show }: PartProps) {
  const { child: text } = useText(childrenText)
  const adding = useCommand(
    async (file: PickedFile, options) =>
      childrenClient.addProof({ params: { childId }, upload: await file.read() }, options),
    { onDone: show },
  )
  const removing = useCommand(childrenClient.removeProof, { onDone: show })
  const canChange = actions.includes('addProof')
  const error = adding.error ?? removing.error
  return (
    <Card title={text.proofs}>
      {canChange && <Text className="child-note">{text.proofsHint}</Text>}
      <Photos
        photos={proofs}
        busy={adding.busy}
        onAdd={canChange ? adding.run : null}
        onRemove={canChange ? (pictureId) => void removing.run({ params: { childId, pictureId } }) : null}
      />
      {error && <Text className="child-error">{explainChild(error)}</Text>}
    </Card>
  )
}

function Care({ of: { id, state, health, contacts, missing } }: Pick<PartProps, 'of'>) {
  const { child: text, missing: words } = useText(childrenText)
  const { listed, noted } = useWording()
  const allergies = health === null ? text.untold : listed(health.allergies) || text.noAllergies
  const called = listed(contacts.map(({ name, relation }) => noted(name, relation))) || text.untold
  const edit = () => open(`/classes/child-health?id=${id}`)
  return (
    <Card kind="rows">
      <Row title={text.allergies} note={allergies} onTap={edit} />
      <Row title={text.contacts} note={called} onTap={edit} />
      {state === 'confirmed' ? (
        <Row
          title={text.collectors}
          note={missing.includes('collector') ? words.collector : text.collectorsNote}
          onTap={() => open(`/classes/collectors?id=${id}`)}
        />
      ) : (
        <Row title={text.collectors} note={text.collectorsLater} />
      )}
    </Card>
  )
}

function OnRecord({ of }: Pick<PartProps, 'of'>) {
  const { child: text, relations } = useText(childrenText)
  const { listed, noted } = useWording()
  const when = useWhen()
  const guardians = of.guardians.map(({ name, relation, isMe }) => noted(isMe ? text.me : name, relations[relation]))
  return (
    <Card kind="rows" title={text.facts}>
      <Row title={text.number} value={of.documentNumber} />
      <Row title={text.birthDate} value={when.day(of.birthDate)} />
      {guardians.length > 0 && <Row title={text.guardians} note={listed(guardians)} />}
      <Row title={text.caseNumber} note={of.review.caseNumber} />
    </Card>
  )
}

function End({ of: { id } }: Pick<PartProps, 'of'>) {
  const { child: text } = useText(childrenText)
  const ending = useCommand(childrenClient.endChild, {
    onDone: () => {
      toast(text.ended)
      replace('/classes/children')
    },
    onError: (error) => toast(explainChild(error)),
  })
  const end = async () => {
    const isSure = await confirm({ title: text.endAsk, body: text.endNote, ok: text.remove })
    if (isSure) void ending.run({ params: { childId: id } })
  }
  return (
    <Button kind="plain" busy={ending.busy} onTap={() => void end()}>
      {text.end}
    </Button>
  )
}

function Submit({ of: { id, proofs }, show }: PartProps) {
  const { child: text } = useText(childrenText)
  const submitting = useCommand(childrenClient.submitChild, {
    onDone: (after) => {
      toast(text.submitted)
      show(after)
    },
  })
  return (
    <BottomBar
      label={text.submit}
      missing={proofs.length === 0 ? text.noProof : null}
      busy={submitting.busy}
      error={submitting.error ? explainChild(submitting.error) : null}
      onTap={() => void submitting.run({ params: { childId: id }, body: {} })}
    />
  )
}
