import { BottomBar } from '../../ui'
import type { Sheet } from './useSheet'

interface SheetFootProps {
  sheet: Sheet<{ isDone: boolean; counts: { good: number } }>
  error: string | null
  words: {
    choose: string
    chooseNote: string
    checking: string
    another: string
    nothing: string
    run: (good: number) => string
  }
  /** Where one goes when what is good was taken. */
  end: { label: string; onTap: () => void }
}

/** Below a sheet: choosing it, taking what is good, and the way on. */
export function SheetFoot({ sheet, error, words, end }: SheetFootProps) {
  const { report, busy } = sheet
  const choose = () => void sheet.choose()
  if (!report) {
    const label = busy ? words.checking : words.choose
    return <BottomBar label={label} busy={busy} error={error} note={words.chooseNote} onTap={choose} />
  }
  if (report.isDone) return <BottomBar label={end.label} onTap={end.onTap} />
  const { good } = report.counts
  return (
    <BottomBar
      label={words.run(good)}
      missing={good === 0 ? words.nothing : null}
      busy={busy}
      error={error}
      onTap={() => void sheet.take()}
      second={{ label: words.another, onTap: choose }}
    />
  )
}
