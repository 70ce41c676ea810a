import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { claimText } from '../../../shared/insurance/claimText'
import { type ClaimantRole, claimantRoles } from '../../../shared/insurance/claimViews'
import {
  type DocumentKind,
  documentKinds,
  isDocumentNumber,
  normaliseDocumentNumber,
} from '../../../shared/membership/documents'
import { membershipText } from '../../../shared/membership/text'
import { useText } from '../../platform/locale'
import { useCommand } from '../../platform/useCommand'
import { BottomBar, Card, Chips, Field, PickField } from '../../ui'
import { claims, explainClaim } from './claimsClient'

interface StartProps {
  role: ClaimantRole
  coverId: string | undefined
  onBegun: (claimId: string) => void
}

/** For whom: an heir and a guardian name the insured, a member goes straight on. */
export function ClaimStart({ role: first, coverId, onBegun }: StartProps) {
  const text = useText(claimText).start
  const [role, setRole] = useState(first)
  const [insured, setInsured] = useState<Insured>({ name: '', documentKind: 'residentId', documentNumber: '' })
  const beginning = useCommand(claims.draftClaim, { onDone: ({ id }) => onBegun(id) })
  const isNamed = insured.name.trim() !== '' && isNumber(insured)
  const begin = () => {
    const body = role === 'self' ? { role, ...(coverId ? { coverId } : {}) } : { role, insured }
    void beginning.run({ body })
  }
  return (
    <>
      <Card title={text.whom}>
        <View className="claim-part">
          <Chips
            label={text.whom}
            options={claimantRoles.map((value) => ({ value, label: text.roles[value] }))}
            value={role}
            onChange={setRole}
          />
          <Text className="claim-part__note">{text.notes[role]}</Text>
        </View>
      </Card>
      {role !== 'self' && <InsuredCard insured={insured} onChange={setInsured} />}
      <BottomBar
        label={text.begin}
        missing={role === 'self' || isNamed ? null : text.missing}
        busy={beginning.busy}
        error={beginning.error ? explainClaim(beginning.error) : null}
        onTap={begin}
      />
    </>
  )
}

interface Insured {
  name: string
  documentKind: DocumentKind
  documentNumber: string
}

const isNumber = ({ documentKind, documentNumber }: Insured): boolean =>
  isDocumentNumber(documentKind, normaliseDocumentNumber(documentNumber), new Date())

function InsuredCard({ insured, onChange }: { insured: Insured; onChange: (insured: Insured) => void }) {
  const text = useText(claimText).start
  const kinds = useText(membershipText).documentKinds
  const { name, documentKind, documentNumber } = insured
  const isWrong = documentNumber.length >= 8 && !isNumber(insured)
  const change = (part: Partial<Insured>) => onChange({ ...insured, ...part })
  return (
    <Card title={text.insured}>
      <Field label={text.name} maxLength={60} value={name} onChange={(next) => change({ name: next })} />
      <PickField
        label={text.documentKind}
        options={documentKinds.map((value) => ({ value, label: kinds[value] }))}
        value={documentKind}
        onChange={(next) => change({ documentKind: next })}
      />
      <Field
        label={text.documentNumber}
        type={documentKind === 'residentId' ? 'idcard' : 'text'}
        maxLength={30}
        value={documentNumber}
        {...(isWrong ? { error: text.wrongNumber } : {})}
        onChange={(next) => change({ documentNumber: next })}
      />
    </Card>
  )
}
