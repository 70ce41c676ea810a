import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { roles as allRoles, type Role } from '../../../../shared/organisations/roles'
import { staffText } from '../../../../shared/organisations/staffText'
import { organisationsText } from '../../../../shared/organisations/text'
import { useText } from '../../../platform/locale'
import { useCommand } from '../../../platform/useCommand'
import { Button, Chips, Field, PickField, Sheet, toast } from '../../../ui'
import { explained, staff } from './clients'

type Given = Awaited<ReturnType<typeof staff.grantRole>>

interface GrantSheetProps {
  organisationId: string
  union: string
  onClose: () => void
  onGiven: (given: Given) => void
}

/** Gives a role at one union, by phone or document; the whole number is asked, fragments find nobody. */
export function GrantSheet({ organisationId, union, onClose, onGiven }: GrantSheetProps) {
  const text = useText(staffText)
  const { roles } = useText(organisationsText)
  const [role, setRole] = useState<Role | null>(null)
  const [by, setBy] = useState<'phone' | 'document'>('phone')
  const [typed, setTyped] = useState('')
  const giving = useCommand(staff.grantRole, {
    onDone: (given) => {
      toast(given.staff ? text.given(given.staff.name ?? given.staff.phone ?? '') : text.invited)
      onGiven(given)
    },
  })
  const isReady = role !== null && (by === 'phone' ? /^1[3-9]\d{9}$/.test(typed) : typed.length > 4)
  const give = () => {
    const who = by === 'phone' ? { phone: typed } : { documentNumber: typed }
    if (role) void giving.run({ body: { organisationId, role, who } })
  }
  return (
    <Sheet isOpen title={text.giveTitle(union)} onClose={onClose}>
      <View className="orgs-grant">
        <PickField
          label={text.role}
          options={allRoles.map((value) => ({ value, label: roles[value] }))}
          value={role}
          onChange={setRole}
        />
        <Chips
          label={text.by}
          options={[
            { value: 'phone', label: text.byPhone },
            { value: 'document', label: text.byDocument },
          ]}
          value={by}
          onChange={(next) => {
            setBy(next)
            setTyped('')
          }}
        />
        <Field
          key={by}
          label={by === 'phone' ? text.phone : text.document}
          value={typed}
          maxLength={by === 'phone' ? 11 : 30}
          type={by === 'phone' ? 'number' : 'text'}
          onChange={(value) => setTyped(value.trim())}
          {...(by === 'phone' ? { hint: text.phoneHint } : {})}
        />
        {giving.error && (
          <Text className="orgs-node__error" aria-role="alert">
            {explained(giving.error)}
          </Text>
        )}
        <Button disabled={!isReady} busy={giving.busy} onTap={give}>
          {text.giveIt}
        </Button>
      </View>
    </Sheet>
  )
}
