import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { CaseView } from '../../../../shared/membership/desk.contract'
import { useNow } from '../../parts/useNow'
import { CaseFoot } from './CaseFoot'
import { CaseHead } from './CaseHead'
import { Conflict } from './Conflict'
import { Background, Identity } from './Facts'
import { Duplicates, Earlier, Former, History, SignatureBlock } from './Findings'
import './case.scss'
import './decision.scss'
import type { Case } from './useCase'

/** Everything a reviewer looks at, in the order they do, and the decision at its foot. */
export function CaseBody({ of, on, end }: { of: CaseView; on: Case; end?: ReactNode }) {
  const now = useNow()
  return (
    <View className="case">
      <View className="case__scroll">
        {on.conflict && (
          <Conflict error={on.conflict} of={of} draft={on.draft.draft} now={now} onKnown={on.dismissConflict} />
        )}
        <CaseHead of={of} on={on} now={now} />
        <Identity of={of} now={now} />
        <Background of={of} now={now} />
        <Duplicates of={of} />
        <SignatureBlock of={of} />
        <Earlier of={of} now={now} />
        <Former of={of} />
        <History of={of} now={now} />
        {end}
      </View>
      <CaseFoot of={of} on={on} />
    </View>
  )
}
