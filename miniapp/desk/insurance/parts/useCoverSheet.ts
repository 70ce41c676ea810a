import { useRef, useState } from 'react'
import { ApiError } from '../../../../shared/http/client'
import { type CoverRosterReport, insurancePlansDesk } from '../../../../shared/insurance/plans.desk.contract'
import { type ChosenFile, chooseFile } from '../../../platform/files'
import { newKey } from '../../../platform/key'
import { useCommand } from '../../../platform/useCommand'
import { plans } from './planClient'

const { maxBytes } = insurancePlansDesk.grantCovers.upload

export type CoverSheet = ReturnType<typeof useCoverSheet>

/** The file that was chosen, what the server says of it, and covering who is good. */
export function useCoverSheet(
  { planId, organisationId }: { planId: string; organisationId: string },
  onReport: (report: CoverRosterReport) => void,
) {
  const file = useRef<ChosenFile | null>(null)
  const [name, setName] = useState('')
  const key = useRef('')
  const input = async () => {
    if (file.current!.size > maxBytes) throw new ApiError('spreadsheet.too_large', 413)
    return { params: { planId }, query: { organisationId }, upload: await file.current!.read() }
  }
  // Named by a key in place of its megabytes: the same choice is the same command.
  const checking = useCommand(async (_: string, options) => plans.checkCoverRoster(await input(), options), {
    onDone: onReport,
  })
  const granting = useCommand(async (_: string, options) => plans.grantCovers(await input(), options), {
    onDone: onReport,
  })
  return {
    name,
    busy: checking.busy || granting.busy,
    error: checking.error ?? granting.error,
    async choose() {
      const chosen = await chooseFile(['.xlsx'])
      if (!chosen) return
      file.current = chosen
      key.current = newKey()
      setName(chosen.name)
      await checking.run(key.current)
    },
    grant: () => granting.run(key.current),
  }
}
