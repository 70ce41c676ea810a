import Ajv, { type ValidateFunction } from 'ajv/dist/2020'
import type { Operation } from '../../shared/http/contract'
import { type ErrorCode, errorStatuses } from '../../shared/http/errors'
import { operations } from './operations'
import { callRaw, type RawAnswer } from './server'

interface Response {
  description: string
  content: Record<string, { schema: object }>
}
interface Document {
  paths: Record<string, Record<string, { operationId: string; responses: Record<string, Response> }>>
  components: object
}

/** What any request can meet before it is known which operation it is for. */
const beforeAnyOperation: ErrorCode[] = [
  'request.not_found',
  'request.method_not_allowed',
  'request.unsupported_media',
  'request.too_large',
]

/** Says of an answer what the API's own description does not allow, or null. */
export type Check = (name: string, answer: RawAnswer) => string | null

/** Holds answers against the document that the server itself gives out. */
export async function readDescription(url: string): Promise<Check> {
  const { paths, components } = (await callRaw(url, 'GET', '/openapi.json')).body as unknown as Document
  // Each answer's schema leads to the same components: these are compiled once, not into each of hundreds.
  const ajv = new Ajv({ strict: false, validateFormats: false, inlineRefs: false })
  ajv.addSchema(leadingTo({ components }), 'api')
  const described = Object.values(paths).flatMap((methods) => Object.values(methods))
  const responsesOf = new Map(described.map(({ operationId, responses }) => [operationId, responses]))
  const compiled = new Map<Response, ValidateFunction>()
  const validatorOf = (response: Response) => {
    const known = compiled.get(response)
    if (known) return known
    const made = ajv.compile(leadingTo(response.content['application/json']!.schema))
    compiled.set(response, made)
    return made
  }

  return (name, { status, headers, body }) => {
    const isJson = headers.get('content-type')?.startsWith('application/json') ?? false
    const code = body.error?.code
    if (code !== undefined && errorStatuses[code] !== status) return `${status} for ${code}`
    if (code !== undefined && beforeAnyOperation.includes(code)) return null
    const response = responsesOf.get(name)?.[status]
    if (!response) return `${status} ${code ?? ''} is not described`
    if (code !== undefined && !response.description.split(', ').includes(code)) return `${code} is not described`
    if (!('application/json' in response.content)) return isJson ? 'JSON for a file' : null
    if (!isJson) return 'no JSON'
    const validate = validatorOf(response)
    return validate(body) ? null : ajv.errorsText(validate.errors)
  }
}

/** The same, with references into the document by its name. */
const leadingTo = (schema: object): object =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"api#/components/'))

/** Operations that take a file, with what they take. */
export const uploads = operations.flatMap(({ name, operation }) =>
  (operation as Operation).upload ? [{ name, operation, upload: operation.upload! }] : [],
)
