import { Text, View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { ApiError } from '../../../../shared/http/client'
import { membershipRosters } from '../../../../shared/membership/rosters.contract'
import { rosterText } from '../../../../shared/membership/rosterText'
import { type ChosenFile, chooseFile, saveFile } from '../../../platform/files'
import { newKey } from '../../../platform/key'
import { useText } from '../../../platform/locale'
import { open } from '../../../platform/navigate'
import { useCommand } from '../../../platform/useCommand'
import { Button, Card, Row, toast } from '../../../ui'
import { explain, rosters } from './rosterClient'
import { UnionPick } from './UnionPick'

const { uploadRoster } = membershipRosters

interface Union {
  id: string
  name: string
}

interface RosterUploadProps {
  unions: readonly Union[]
  hasMoreUnions: boolean
}

/** Union, file, and off it goes; the template beside it. */
export function RosterUpload({ unions, hasMoreUnions }: RosterUploadProps) {
  const text = useText(rosterText)
  const [chosen, setChosen] = useState<Union | null>(null)
  const isOnly = unions.length === 1 && !hasMoreUnions
  const union = isOnly ? unions[0]! : chosen
  const upload = useUpload()
  const template = useCommand(() => rosters.getRosterTemplate(), {
    onDone: (file) => void saveFile(file).then(() => toast(text.saved)),
  })
  const error = upload.error ?? template.error
  return (
    <Card title={text.upload} className="roster-upload">
      <Text className="roster-upload__intro">{text.intro}</Text>
      {isOnly ? (
        <Row title={unions[0]!.name} note={text.unionHint} />
      ) : (
        <UnionPick
          label={text.union}
          hint={text.unionHint}
          searchHint={text.unionSearch}
          noneFound={text.unionNone}
          unions={unions}
          hasMore={hasMoreUnions}
          find={(q) => rosters.listRosterUnions({ query: { q } })}
          value={chosen}
          onChange={setChosen}
        />
      )}
      {chosen && <Row title={chosen.name} note={text.unionHint} />}
      {error && (
        <Text className="roster-upload__error" aria-role="alert">
          {explain(error)}
        </Text>
      )}
      <View className="roster-upload__acts">
        <Button disabled={union === null} busy={upload.busy} onTap={() => void upload.choose(union!.id)}>
          {upload.busy ? text.uploading : text.choose}
        </Button>
        <Button kind="outline" busy={template.busy} onTap={() => void template.run(undefined)}>
          {text.template}
        </Button>
      </View>
      <Text className="roster-upload__note">{text.chooseNote}</Text>
    </Card>
  )
}

/** Chooses a file and sends it; what was sent opens as its own page. */
function useUpload() {
  const file = useRef<ChosenFile | null>(null)
  // Named by a key in place of its megabytes: the same choice is the same command.
  const command = useCommand(
    async ({ organisationId, name }: { organisationId: string; name: string; key: string }, options) => {
      if (file.current!.size > uploadRoster.upload.maxBytes) throw new ApiError('spreadsheet.too_large', 413)
      const upload = await file.current!.read()
      return rosters.uploadRoster({ query: { organisationId, fileName: name.slice(0, 120) }, upload }, options)
    },
    { onDone: ({ id }) => open(`/desk/membership/roster?id=${id}`) },
  )
  return {
    busy: command.busy,
    error: command.error,
    async choose(organisationId: string) {
      file.current = await chooseFile(['.xlsx'])
      if (file.current) await command.run({ organisationId, name: file.current.name, key: newKey() })
    },
  }
}
