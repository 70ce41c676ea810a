import type * as z from 'zod/mini'
import type { Role } from '../organisations/roles'
import type { ErrorCode } from './errors'
import type { Upload } from './files'

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/**
 * Who may call: `public` anybody · `person` anybody signed in · `checker` staff, or a merchant's clerk ·
 * `staff` any staff role · `staff:<role>` that role. Staff access asks for the second factor.
 */
export type Access = 'public' | 'person' | StaffAccess
export type StaffAccess = 'checker' | 'staff' | `staff:${Role}`

/** `none` reads, outside a transaction · `command` and `auditedRead` run in one, with their audit row. */
export type Effect = 'none' | 'command' | 'auditedRead'

interface OperationBase {
  method: Method
  /** Below `/api`; `:name` segments are described by `params`. */
  path: `/${string}`
  summary: string
  params?: z.ZodMiniObject
  query?: z.ZodMiniObject
  body?: z.ZodMiniType
  /** Takes a file in place of a JSON body; the handler is given its bytes as `upload`. */
  upload?: Upload
  /** `file` where it answers with one, JSON otherwise. */
  returns: z.ZodMiniType
  /** Asks that the person proved a moment ago who they are. */
  stepUp?: true
  /** A command that is taken from somebody whose account is being closed. */
  whileClosing?: true
  /** Answers everybody alike, so that nobody asks who calls. */
  anonymous?: true
  /** A read that answers all visitors alike: their answer may be some seconds old. */
  sameForVisitors?: true
  /** Codes this operation adds to those every operation can answer with. */
  errors?: readonly ErrorCode[]
}

interface OpenOperation extends OperationBase {
  access: 'public' | 'person'
  effect?: Effect
  audit?: string
}

/** Staff never act, nor look at anybody's matters, without a trace: `audit` is not optional here. */
interface StaffOperation extends OperationBase {
  access: StaffAccess
  effect: 'command' | 'auditedRead'
  audit: string
}

export type Operation = OpenOperation | StaffOperation
export type Contract = Record<string, Operation>

/** Fixes path, input, output, access and audit of a feature's operations; everything else is derived from it. */
export function defineContract<const C extends Contract>(contract: C): C {
  return contract
}

type OutputOf<T> = T extends z.ZodMiniType ? z.output<T> : undefined
type InputOf<T> = T extends z.ZodMiniType ? z.input<T> : undefined

export type ParamsOf<O extends Operation> = OutputOf<O['params']>
export type QueryOf<O extends Operation> = OutputOf<O['query']>
export type BodyOf<O extends Operation> = OutputOf<O['body']>
export type ReturnsOf<O extends Operation> = z.input<O['returns']>
export type AnswerOf<O extends Operation> = z.output<O['returns']>
export type UploadOf<O extends Operation> = O['upload'] extends Upload ? Uint8Array : undefined

/** What a caller passes: only the parts the operation has. */
export type CallInput<O extends Operation> = (O['params'] extends z.ZodMiniType
  ? { params: InputOf<O['params']> }
  : unknown) &
  (O['query'] extends z.ZodMiniType ? { query: InputOf<O['query']> } : unknown) &
  (O['body'] extends z.ZodMiniType ? { body: InputOf<O['body']> } : unknown) &
  (O['upload'] extends Upload ? { upload: Uint8Array } : unknown)

/** An example input per operation, shown in OpenAPI and posted by a test; a missing one does not compile. */
export type Examples<C extends Contract> = { [K in keyof C]: CallInput<C[K]> }

/** Reads are `none`, everything else a `command`, unless the contract says otherwise. */
export function effectOf(operation: Operation): Effect {
  return operation.effect ?? (operation.method === 'GET' ? 'none' : 'command')
}

/** Somebody whose account is being closed sees everything, and begins nothing new. */
export const isRefusedWhileClosing = (operation: Operation): boolean =>
  operation.access !== 'public' && effectOf(operation) === 'command' && !operation.whileClosing
