import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { Semaphore } from 'async-mutex'
import { AppError } from '../../../shared/http/errors'
import { threadProgram } from '../threads'
import type { Column, TableHead, TableLimits, TableRow, ThreadData, ThreadMessage } from './types'

const megabyte = 1_048_576

/** What no honest list exceeds: 10⁵ rows of a dozen columns unpack to some 60 MB, and are gone through three times. */
const defaultLimits: TableLimits = { maxUnpacked: 300 * megabyte, maxRows: 100_000, maxColumns: 200 }
export const maxSpreadsheetBytes = 10 * megabyte

/** How long the thread may take between two answers. */
const maxSilenceMs = 30_000
/** Memory of the thread: the texts of the largest workbook taken, and what is under way. */
const resourceLimits = { maxOldGenerationSizeMb: 320, maxYoungGenerationSizeMb: 24, stackSizeMb: 4 }
const readers = new Semaphore(2)

export interface Table<Key extends string> {
  head: TableHead<Key>
  /** Some rows at a time; to stop early, leave the loop. */
  rows: AsyncGenerator<TableRow<Key>[]>
}

/**
 * Reads the table of an XLSX file, in a thread of its own with bounded memory and time; `use` is given it and may take its
 * time. Refused with a `spreadsheet.…` code are other files, broken ones, those too large, and ones without the columns or rows.
 */
export function readTable<Key extends string, T>(
  content: Uint8Array,
  columns: readonly Column<Key>[],
  use: (table: Table<Key>) => Promise<T>,
  limits: Partial<TableLimits> = {},
): Promise<T> {
  if (content.length > maxSpreadsheetBytes) throw new AppError('spreadsheet.too_large')
  return readers.runExclusive(async () => {
    const thread = startThread(content, columns, { ...defaultLimits, ...limits })
    try {
      const first = await thread.ask()
      if (first.kind !== 'head') throw new AppError('spreadsheet.broken')
      return await use({ head: first.head as TableHead<Key>, rows: rowsOf(thread) as Table<Key>['rows'] })
    } finally {
      await thread.end()
    }
  })
}

async function* rowsOf(thread: Thread): AsyncGenerator<TableRow[]> {
  for (;;) {
    const message = await thread.ask()
    if (message.kind === 'done') return
    if (message.kind === 'rows') yield message.rows
  }
}

interface Thread {
  ask(): Promise<Exclude<ThreadMessage, { kind: 'problem' }>>
  end(): Promise<unknown>
}

function startThread(content: Uint8Array, columns: readonly Column[], limits: TableLimits): Thread {
  const copy = new Uint8Array(content)
  const workerData: ThreadData = { content: copy, columns, limits }
  const worker = new Worker(threadProgram('spreadsheetThread'), {
    workerData,
    transferList: [copy.buffer],
    resourceLimits,
  })
  // A failure between two questions is met by the next one.
  worker.on('error', () => {})
  return {
    async ask() {
      const signal = AbortSignal.timeout(maxSilenceMs)
      worker.postMessage('next')
      try {
        const [message] = (await once(worker, 'message', { signal })) as [ThreadMessage]
        if (message.kind === 'problem') throw new AppError(message.code, message.data)
        return message
      } catch (error) {
        if (error instanceof AppError) throw error
        if (signal.aborted) throw new AppError('spreadsheet.too_slow')
        // Out of memory is what is left to go wrong in there.
        throw new AppError('spreadsheet.too_large')
      }
    },
    end: () => worker.terminate(),
  }
}
