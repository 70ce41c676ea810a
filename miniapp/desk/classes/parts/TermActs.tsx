import { View } from '@tarojs/components'
import { useState } from 'react'
import { afterDeskText } from '../../../../shared/classes/afterDeskText'
import { plansText } from '../../../../shared/classes/plansText'
import type { TermView } from '../../../../shared/classes/planViews'
import { useText } from '../../../platform/locale'
import { open } from '../../../platform/navigate'
import { useCommand } from '../../../platform/useCommand'
import { Button, toast } from '../../../ui'
import { explained, plans } from './planClient'
import { TermSheet } from './TermSheet'

interface TermActsProps {
  term: TermView
  onChanged: () => void
}

/** What can be done with a term, as the server says. */
export function TermActs({ term, onChanged }: TermActsProps) {
  const text = useText(plansText)
  const after = useText(afterDeskText)
  const [sheet, setSheet] = useState<'edit' | 'copy' | null>(null)
  const { id, actions } = term
  const close = () => setSheet(null)
  return (
    <View className="class-plan__bar">
      {actions.includes('addClass') && (
        <Button size="small" onTap={() => open(`/desk/classes/class-form?term=${id}`)}>
          {text.addClass}
        </Button>
      )}
      {actions.includes('copy') && (
        <Button size="small" kind="outline" onTap={() => setSheet('copy')}>
          {text.copy}
        </Button>
      )}
      {actions.includes('edit') && (
        <Button size="small" kind="outline" onTap={() => setSheet('edit')}>
          {text.edit}
        </Button>
      )}
      <Button size="small" kind="outline" onTap={() => open(`/desk/classes/report?id=${id}`)}>
        {after.report}
      </Button>
      {sheet === 'edit' && <Editing term={term} onChanged={onChanged} onClose={close} />}
      {sheet === 'copy' && <Copying term={term} onClose={close} />}
    </View>
  )
}

const fieldsOf = ({ organisation, name, from, to }: TermView) => ({ organisationId: organisation.id, name, from, to })

function Editing({ term, onChanged, onClose }: TermActsProps & { onClose: () => void }) {
  const text = useText(plansText)
  const { id, version } = term
  const editing = useCommand(plans.editTerm, {
    onDone: () => {
      toast(text.saved)
      onClose()
      onChanged()
    },
  })
  return (
    <TermSheet
      title={text.edit}
      fields={fieldsOf(term)}
      label={text.save}
      busy={editing.busy}
      problem={explained(editing.error)}
      onClose={onClose}
      onSave={({ name, from, to }) =>
        void editing.run({ params: { termId: id }, body: { version, term: { name, from, to } } })
      }
    />
  )
}

function Copying({ term, onClose }: { term: TermView; onClose: () => void }) {
  const text = useText(plansText)
  const copying = useCommand(plans.copyTerm, {
    onDone: ({ id, classes, leftOut }) => {
      toast(leftOut > 0 ? text.copiedBut(classes, leftOut) : text.copied(classes))
      onClose()
      open(`/desk/classes/term?id=${id}`)
    },
  })
  return (
    <TermSheet
      title={text.copy}
      fields={{ ...fieldsOf(term), name: '', from: '' }}
      isCopy
      label={text.copyRun}
      note={text.copyNote}
      busy={copying.busy}
      problem={explained(copying.error)}
      onClose={onClose}
      onSave={({ name, from }) => void copying.run({ params: { termId: term.id }, body: { name, from } })}
    />
  )
}
