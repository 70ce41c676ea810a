import { View } from '@tarojs/components'
import { merchantsDeskText } from '../../../../shared/benefits/merchantsDeskText'
import { useText } from '../../../platform/locale'
import { Card, Field } from '../../../ui'
import { isMisplaced, type MerchantForm } from './merchantForm'

interface MerchantFieldsProps {
  form: MerchantForm
  isOff: boolean
  onChange: (change: Partial<MerchantForm>) => void
}

/** What everybody sees of a merchant. */
export function MerchantFields({ form, isOff, onChange }: MerchantFieldsProps) {
  const text = useText(merchantsDeskText)
  const field = (key: keyof MerchantForm, label: string, maxLength: number, error: string | null = null) => (
    <Field
      label={label}
      value={form[key]}
      maxLength={maxLength}
      disabled={isOff}
      error={error}
      onChange={(value) => onChange({ [key]: value })}
    />
  )
  return (
    <Card kind="rows">
      {field('name', text.name, 40)}
      {field('address', text.address, 120)}
      {field('hours', text.hours, 100)}
      {field('contactPhone', text.phone, 20)}
      <View className="desk-merchants__pair">
        {field('latitude', text.latitude, 12, isMisplaced(form) ? text.positionWrong : null)}
        {field('longitude', text.longitude, 12)}
      </View>
    </Card>
  )
}
