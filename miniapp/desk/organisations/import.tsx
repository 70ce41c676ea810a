import { Text, View } from '@tarojs/components'
import { importText } from '../../../shared/organisations/importText'
import { saveFile } from '../../platform/files'
import { useText } from '../../platform/locale'
import { replace } from '../../platform/navigate'
import { useCommand } from '../../platform/useCommand'
import { Button, Card } from '../../ui'
import { DeskPage } from '../parts/DeskPage'
import { SheetFoot } from '../parts/SheetFoot'
import { useSheet } from '../parts/useSheet'
import { explained, unions } from './parts/clients'
import { Report } from './parts/Report'
import './organisations.scss'

definePageConfig({ navigationBarTitleText: '表格导入机构' })

/** A sheet of unions: chosen, checked row by row, and only then added. */
export default function Import() {
  const text = useText(importText)
  const sheet = useSheet({
    check: (upload, options) => unions.checkImport({ upload }, options),
    take: (upload, options) => unions.importNodes({ upload }, options),
  })
  const template = useCommand(() => unions.getImportTemplate(), { onDone: (file) => void saveFile(file) })
  return (
    <DeskPage title={text.title} section="organisations">
      <View className="orgs-form">
        {sheet.report ? (
          <Report report={sheet.report} name={sheet.name} />
        ) : (
          <Card title={text.title}>
            <Text className="orgs-node__under">{text.lead}</Text>
            <View className="orgs-actions orgs-actions--below">
              <Button kind="outline" size="small" busy={template.busy} onTap={() => void template.run(undefined)}>
                {text.template}
              </Button>
            </View>
          </Card>
        )}
        <SheetFoot
          sheet={sheet}
          error={explained(sheet.error ?? template.error)}
          words={text}
          end={{ label: text.toTree, onTap: () => replace('/desk/organisations/tree') }}
        />
      </View>
    </DeskPage>
  )
}
