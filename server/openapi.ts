import * as z from 'zod/mini'
import type { ServerConfig } from '../config/server'
import { auditExamples } from '../shared/audit/examples'
import { benefitBarsExamples } from '../shared/benefits/bars.examples'
import { benefitDrawsExamples } from '../shared/benefits/draws.examples'
import { benefitsDeskExamples, benefitsExamples } from '../shared/benefits/examples'
import { benefitMerchantsDeskExamples, benefitMerchantsExamples } from '../shared/benefits/merchants.examples'
import { benefitRiskExamples } from '../shared/benefits/risk.examples'
import { classAfterDeskExamples, classAfterExamples } from '../shared/classes/after.examples'
import { classBookingsExamples } from '../shared/classes/bookings.examples'
import { childrenDeskExamples, childrenExamples } from '../shared/classes/children.examples'
import { classDaysDeskExamples, classDaysExamples } from '../shared/classes/days.examples'
import { classDrawsDeskExamples, classDrawsExamples } from '../shared/classes/draws.examples'
import { classesExamples } from '../shared/classes/examples'
import { classFeesDeskExamples } from '../shared/classes/fees.examples'
import { classPlansDeskExamples, classWorkersDeskExamples } from '../shared/classes/plans.desk.examples'
import { classQueueDeskExamples } from '../shared/classes/queue.desk.examples'
import { classRefundsDeskExamples, classRefundsExamples } from '../shared/classes/refunds.examples'
import { complaintsDeskExamples, complaintsExamples } from '../shared/complaints/examples'
import { demoExamples } from '../shared/demo/examples'
import { deskExamples } from '../shared/desk/examples'
import { homeExamples } from '../shared/home/examples'
import type { Contract, Operation } from '../shared/http/contract'
import { effectOf, isRefusedWhileClosing } from '../shared/http/contract'
import { type ErrorCode, errorStatuses } from '../shared/http/errors'
import { file } from '../shared/http/files'
import { idempotencyHeader } from '../shared/http/idempotency'
import { identityExamples } from '../shared/identity/examples'
import { insuranceClaimsDeskExamples } from '../shared/insurance/claims.desk.examples'
import { claimsExamples } from '../shared/insurance/claims.examples'
import { insuranceExamples, insurancePlansDeskExamples } from '../shared/insurance/examples'
import { insuranceFiguresExamples } from '../shared/insurance/figures.examples'
import { papersExamples } from '../shared/insurance/papers.examples'
import {
  learningContestDeskExamples,
  learningContestExamples,
  learningJudgingExamples,
} from '../shared/learning/contests.examples'
import { learningCoursesDeskExamples, learningCoursesExamples } from '../shared/learning/courses.examples'
import { learningBankDeskExamples, learningPapersDeskExamples } from '../shared/learning/desk.examples'
import { learningExamples } from '../shared/learning/examples'
import {
  membershipBulkExamples,
  membershipDeskExamples,
  membershipEventsExamples,
  membershipExamples,
  membershipReleasesDeskExamples,
  membershipReleasesExamples,
} from '../shared/membership/examples'
import { membershipFiguresExamples } from '../shared/membership/figures.examples'
import { rosterExamples } from '../shared/membership/rosters.examples'
import { membersDeskExamples, membershipStandingExamples } from '../shared/membership/standing.examples'
import { notificationsDeskExamples, notificationsExamples } from '../shared/notifications/examples'
import { organisationsDeskExamples, organisationsExamples, staffDeskExamples } from '../shared/organisations/examples'
import { paymentsExamples } from '../shared/payments/examples'
import { privacyDeskExamples, privacyExamples } from '../shared/privacy/examples'

/** An example input for every operation, by operationId. */
export const examples: Record<string, ExampleInput> = Object.fromEntries(
  Object.entries({
    identity: identityExamples,
    organisations: { ...organisationsExamples, ...organisationsDeskExamples, ...staffDeskExamples },
    privacy: { ...privacyExamples, ...privacyDeskExamples },
    notifications: { ...notificationsExamples, ...notificationsDeskExamples },
    desk: deskExamples,
    home: homeExamples,
    complaints: { ...complaintsExamples, ...complaintsDeskExamples },
    payments: paymentsExamples,
    membership: {
      ...membershipExamples,
      ...membershipDeskExamples,
      ...membershipEventsExamples,
      ...membershipBulkExamples,
      ...rosterExamples,
      ...membershipReleasesExamples,
      ...membershipReleasesDeskExamples,
      ...membershipStandingExamples,
      ...membersDeskExamples,
      ...membershipFiguresExamples,
    },
    classes: {
      ...classesExamples,
      ...classPlansDeskExamples,
      ...classWorkersDeskExamples,
      ...childrenExamples,
      ...childrenDeskExamples,
      ...classBookingsExamples,
      ...classQueueDeskExamples,
      ...classDaysExamples,
      ...classDaysDeskExamples,
      ...classAfterExamples,
      ...classAfterDeskExamples,
      ...classDrawsExamples,
      ...classDrawsDeskExamples,
      ...classFeesDeskExamples,
      ...classRefundsExamples,
      ...classRefundsDeskExamples,
    },
    insurance: {
      ...insuranceExamples,
      ...insurancePlansDeskExamples,
      ...papersExamples,
      ...insuranceClaimsDeskExamples,
      ...claimsExamples,
      ...insuranceFiguresExamples,
    },
    learning: {
      ...learningExamples,
      ...learningBankDeskExamples,
      ...learningPapersDeskExamples,
      ...learningContestExamples,
      ...learningJudgingExamples,
      ...learningContestDeskExamples,
      ...learningCoursesExamples,
      ...learningCoursesDeskExamples,
    },
    benefits: {
      ...benefitsExamples,
      ...benefitsDeskExamples,
      ...benefitMerchantsExamples,
      ...benefitMerchantsDeskExamples,
      ...benefitBarsExamples,
      ...benefitDrawsExamples,
      ...benefitRiskExamples,
    },
    audit: auditExamples,
    demo: demoExamples,
  }).flatMap(([feature, inputs]) =>
    Object.entries(inputs as Record<string, ExampleInput>).map(([name, input]) => [`${feature}.${name}`, input]),
  ),
)

interface ExampleInput {
  params?: Record<string, unknown>
  query?: Record<string, unknown>
  body?: unknown
}

interface Described {
  feature: string
  contract: Contract
}

/** The OpenAPI 3.1 document of the contracts. */
export function describeApi(features: readonly Described[], config: ServerConfig): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const { feature, contract } of features) {
    for (const [name, operation] of Object.entries(contract)) {
      const path = `/api${operation.path.replace(/:(\w+)/g, '{$1}')}`
      paths[path] = { ...paths[path], [operation.method.toLowerCase()]: describe(feature, name, operation) }
    }
  }
  return {
    openapi: '3.1.0',
    info: { title: `${config.unionName}: membership and services`, version: '0.1.0' },
    servers: [{ url: config.publicUrl }],
    paths,
    components: {
      securitySchemes: { session: { type: 'http', scheme: 'bearer' } },
      schemas: { Error: errorSchema },
    },
  }
}

const errorSchema = {
  type: 'object',
  required: ['error', 'requestId'],
  properties: {
    error: {
      type: 'object',
      required: ['code'],
      properties: {
        code: { type: 'string', enum: Object.keys(errorStatuses) },
        field: { type: 'string' },
        data: { type: 'object' },
      },
    },
    requestId: { type: 'string' },
  },
}

function describe(feature: string, name: string, operation: Operation): object {
  const operationId = `${feature}.${name}`
  const example = examples[operationId] ?? {}
  return {
    operationId,
    tags: [feature],
    summary: operation.summary,
    description: `Access: ${operation.access}.${operation.audit ? ` On record as ${operation.audit}.` : ''}`,
    security: operation.access === 'public' ? [] : [{ session: [] }],
    parameters: [
      ...describeParameters('path', operation.params, example.params),
      ...describeParameters('query', operation.query, example.query),
      ...(effectOf(operation) === 'command' ? [idempotencyParameter] : []),
    ],
    ...describeRequest(operation, example.body),
    responses: {
      200: { description: 'Done.', content: describeAnswer(operation) },
      ...describeErrors(operation),
    },
  }
}

const bytes = { type: 'string', format: 'binary' }

function describeRequest({ body, upload }: Operation, example: unknown): object {
  if (body) return { requestBody: describeBody(body, example) }
  if (!upload) return {}
  const content = Object.fromEntries(upload.types.map((type) => [type, { schema: bytes }]))
  return { requestBody: { required: true, description: `At most ${upload.maxBytes} bytes.`, content } }
}

const describeAnswer = ({ returns }: Operation): object =>
  returns === file ? { '*/*': { schema: bytes } } : { 'application/json': { schema: toSchema(returns, 'output') } }

const idempotencyParameter = {
  name: idempotencyHeader,
  in: 'header',
  required: false,
  description: 'The same key over the same input gives the same answer, and one effect.',
  schema: { type: 'string', minLength: 1, maxLength: 100 },
}

function describeParameters(
  place: 'path' | 'query',
  schema: z.ZodMiniObject | undefined,
  example: Record<string, unknown> = {},
) {
  if (!schema) return []
  const { properties = {}, required = [] } = toSchema(schema, 'input') as {
    properties?: Record<string, object>
    required?: string[]
  }
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
    ...(example[name] === undefined ? {} : { example: example[name] }),
  }))
}

function describeBody(schema: z.ZodMiniType, example: unknown): object {
  return {
    required: !z.safeParse(schema, undefined).success,
    content: {
      'application/json': { schema: toSchema(schema, 'input'), ...(example === undefined ? {} : { example }) },
    },
  }
}

function toSchema(schema: z.ZodMiniType, io: 'input' | 'output'): object {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}

const everywhere: ErrorCode[] = [
  'request.invalid',
  'request.malformed',
  'request.too_many',
  'server.failed',
  'server.busy',
]
const signedIn: ErrorCode[] = ['access.signed_out']
const staffOnly: ErrorCode[] = ['access.denied', 'access.second_factor_due']
const uploaded: ErrorCode[] = ['request.too_large', 'request.unsupported_media']
const steppedUp: ErrorCode[] = ['access.step_up_due']

function describeErrors(operation: Operation): Record<number, object> {
  const codes = new Set<ErrorCode>([
    ...everywhere,
    ...(operation.access === 'public' ? [] : signedIn),
    ...(operation.access === 'public' || operation.access === 'person' ? [] : staffOnly),
    ...(operation.stepUp ? steppedUp : []),
    ...(isRefusedWhileClosing(operation) ? (['access.account_closing'] as const) : []),
    ...(operation.upload ? uploaded : []),
    ...(effectOf(operation) === 'command' ? (['request.key_reused'] as const) : []),
    ...(operation.errors ?? []),
  ])
  const byStatus: Record<number, ErrorCode[]> = {}
  for (const code of codes) byStatus[errorStatuses[code]] = [...(byStatus[errorStatuses[code]] ?? []), code]
  return Object.fromEntries(
    Object.entries(byStatus).map(([status, list]) => [
      status,
      {
        description: list.join(', '),
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
      },
    ]),
  )
}
