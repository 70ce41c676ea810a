import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { WorkerView } from '../../../shared/classes/workers.desk.contract'
import { workersText } from '../../../shared/classes/workersText'
import { useText } from '../../platform/locale'
import { open, replace } from '../../platform/navigate'
import { useCommand } from '../../platform/useCommand'
import { useView } from '../../platform/useView'
import { useWhen } from '../../platform/when'
import { Button, Card, confirm, Row, toast } from '../../ui'
import { DeskPage } from '../parts/DeskPage'
import { CheckCard } from './parts/CheckCard'
import { explained, planErrors, workers } from './parts/planClient'
import { Problem, UnionField } from './parts/planForms'
import { WorkerFields } from './parts/WorkerFields'
import './parts/classPlans.scss'

definePageConfig({ navigationBarTitleText: '从业人员' })

interface Opened {
  /** Null for a new one. */
  worker: WorkerView | null
  unions: readonly WorkerView['organisation'][]
}

async function load(id: string | undefined): Promise<Opened> {
  if (id) return { worker: await workers.getWorker({ params: { workerId: id } }), unions: [] }
  return { worker: null, unions: (await workers.listWorkers({ query: {} })).unions }
}

/** Somebody who works with children: the record check first. */
export default function DeskWorker() {
  const text = useText(workersText)
  const { id } = useRouter().params
  const view = useView(() => load(id), { deps: [id] })
  const show = (worker: WorkerView) => view.show({ worker, unions: [] })
  return (
    <DeskPage title={id ? text.oneTitle : text.add} section="careWorkers" view={view} errors={planErrors()}>
      {({ worker, unions }) => (
        <View className="class-plans">
          {worker ? (
            <>
              <CheckCard key={worker.version} worker={worker} onChanged={show} onRefresh={view.refresh} />
              <Classes worker={worker} />
              <Editing key={worker.id} worker={worker} onChanged={show} />
              <Leaving worker={worker} onChanged={show} />
            </>
          ) : (
            <Adding unions={unions} />
          )}
        </View>
      )}
    </DeskPage>
  )
}

function Adding({ unions }: { unions: Opened['unions'] }) {
  const text = useText(workersText)
  const [organisationId, setUnion] = useState(unions[0]?.id ?? '')
  const adding = useCommand(workers.addWorker, {
    onDone: ({ id }) => {
      toast(text.saved)
      replace(`/desk/classes/worker?id=${id}`)
    },
  })
  return (
    <>
      <UnionField label={text.union} unions={unions} value={organisationId} onChange={setUnion} />
      <WorkerFields
        start={{ name: '', phone: '', duty: 'teacher', personId: '' }}
        accounts={[]}
        busy={adding.busy}
        problem={explained(adding.error)}
        onSave={(worker) => void adding.run({ body: { organisationId, worker } })}
      />
    </>
  )
}

function Editing({ worker, onChanged }: { worker: WorkerView; onChanged: (worker: WorkerView) => void }) {
  const text = useText(workersText)
  const { id, version, name, phone, duty, personId, accounts, actions } = worker
  const editing = useCommand(workers.editWorker, {
    onDone: (after) => {
      toast(text.saved)
      onChanged(after)
    },
  })
  if (!actions.includes('edit')) return null
  return (
    <WorkerFields
      start={{ name, phone: phone ?? '', duty, personId: personId ?? '' }}
      accounts={accounts}
      busy={editing.busy}
      problem={explained(editing.error)}
      onSave={(written) => void editing.run({ params: { workerId: id }, body: { version, worker: written } })}
    />
  )
}

function Classes({ worker: { classes } }: { worker: WorkerView }) {
  const text = useText(workersText)
  const when = useWhen()
  return (
    <Card kind="rows" title={text.classes}>
      {classes.length === 0 && <Row title={text.noClasses} />}
      {classes.map(({ id, name, to }) => (
        <Row key={id} title={name} note={text.until(when.day(to))} onTap={() => open(`/desk/classes/class?id=${id}`)} />
      ))}
    </Card>
  )
}

function Leaving({ worker, onChanged }: { worker: WorkerView; onChanged: (worker: WorkerView) => void }) {
  const text = useText(workersText)
  const { id, version, actions } = worker
  const ending = useCommand(workers.endWorker, {
    onDone: (after) => {
      toast(text.ended)
      onChanged(after)
    },
  })
  const end = async () => {
    const isSure = await confirm({ title: text.endAsk, body: text.endBody, ok: text.end })
    if (isSure) await ending.run({ params: { workerId: id }, body: { version } })
  }
  if (!actions.includes('end')) return null
  return (
    <Card>
      <Button kind="plain" busy={ending.busy} onTap={() => void end()}>
        {text.end}
      </Button>
      <Problem words={explained(ending.error)} />
    </Card>
  )
}
