import { parentPort, workerData } from 'node:worker_threads'
import { AppError } from '../../../shared/http/errors'
import { readTableHere } from './table'
import type { ThreadData, ThreadMessage } from './types'

// Reads one table and ends. A message goes out only when it is asked for, so that no more than one lies between the threads.
const port = parentPort!
const { content, columns, limits } = workerData as ThreadData
const messages = readTableHere(Buffer.from(content.buffer, content.byteOffset, content.length), columns, limits)

port.on('message', () => {
  next().then((message) => port.postMessage(message))
})

async function next(): Promise<ThreadMessage> {
  try {
    const { value } = await messages.next()
    return value ?? { kind: 'done' }
  } catch (error) {
    // What a broken file does to a reader of its parts is the file's fault as well.
    if (!(error instanceof AppError)) return { kind: 'problem', code: 'spreadsheet.broken' }
    return { kind: 'problem', code: error.code, ...(error.data ? { data: error.data } : {}) }
  }
}
