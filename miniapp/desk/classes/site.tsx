import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { plansText } from '../../../shared/classes/plansText'
import type { SiteView } from '../../../shared/classes/planViews'
import { useText } from '../../platform/locale'
import { replace } from '../../platform/navigate'
import { useCommand } from '../../platform/useCommand'
import { useView } from '../../platform/useView'
import { BottomBar, Button, Card, confirm, toast } from '../../ui'
import { DeskPage } from '../parts/DeskPage'
import { explained, planErrors, plans } from './parts/planClient'
import { Problem, UnionField } from './parts/planForms'
import { SiteFields } from './parts/SiteFields'
import { blankSite, contentOfSite, formOfSite, positionOfSite } from './parts/siteForm'
import './parts/classPlans.scss'

definePageConfig({ navigationBarTitleText: '托管点' })

interface Opened {
  /** Null for a new one. */
  site: SiteView | null
  unions: readonly SiteView['organisation'][]
}

async function load(id: string | undefined): Promise<Opened> {
  if (id) return { site: await plans.getSite({ params: { siteId: id } }), unions: [] }
  return { site: null, unions: (await plans.listSites({ query: {} })).unions }
}

/** A site, to be looked at and changed; or a new one. */
export default function DeskSite() {
  const text = useText(plansText)
  const { id } = useRouter().params
  const view = useView(() => load(id), { deps: [id] })
  return (
    <DeskPage title={id ? text.siteTitle : text.addSite} section="classSites" view={view} errors={planErrors()}>
      {(opened) => (
        <View className="class-plans">
          <Form key={opened.site?.version ?? 0} opened={opened} onChanged={() => void view.refresh()} />
        </View>
      )}
    </DeskPage>
  )
}

function Form({ opened: { site, unions }, onChanged }: { opened: Opened; onChanged: () => void }) {
  const text = useText(plansText)
  const [form, setForm] = useState(() => (site ? formOfSite(site) : blankSite))
  const [organisationId, setUnion] = useState(unions[0]?.id ?? '')
  const content = contentOfSite(form)
  const position = positionOfSite(form)
  const canEdit = site === null || site.actions.includes('edit')
  const saving = useCommand(
    (_: null, options) =>
      site
        ? plans.editSite(
            {
              params: { siteId: site.id },
              body: { version: site.version, content: content!, position: position ?? null },
            },
            options,
          )
        : plans.addSite({ body: { organisationId, content: content!, position: position ?? null } }, options),
    {
      onDone: ({ id }) => {
        toast(text.saved)
        if (site) onChanged()
        else replace(`/desk/classes/site?id=${id}`)
      },
    },
  )
  return (
    <>
      <UnionField label={text.union} unions={unions} value={organisationId} onChange={setUnion} />
      <SiteFields form={form} isOff={!canEdit} onChange={(change) => setForm({ ...form, ...change })} />
      {site?.actions.includes('close') && <Closing site={site} onChanged={onChanged} />}
      {canEdit && (
        <BottomBar
          label={text.save}
          missing={content && position !== undefined ? null : text.wrong}
          busy={saving.busy}
          error={explained(saving.error)}
          onTap={() => void saving.run(null)}
        />
      )}
    </>
  )
}

function Closing({ site: { id, version }, onChanged }: { site: SiteView; onChanged: () => void }) {
  const text = useText(plansText)
  const closing = useCommand(plans.closeSite, {
    onDone: () => {
      toast(text.closed)
      onChanged()
    },
  })
  const close = async () => {
    const isSure = await confirm({ title: text.closeAsk, body: text.closeBody, ok: text.close })
    if (isSure) await closing.run({ params: { siteId: id }, body: { version } })
  }
  return (
    <Card>
      <Button kind="plain" busy={closing.busy} onTap={() => void close()}>
        {text.close}
      </Button>
      <Problem words={explained(closing.error)} />
    </Card>
  )
}
