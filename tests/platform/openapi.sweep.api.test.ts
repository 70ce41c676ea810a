import Ajv from 'ajv/dist/2020'
import { examples } from '../../server/openapi'
import { makeEmbedded } from '../support/databases'
import { operations, pathOf } from '../support/operations'
import { callRaw, useServer } from '../support/server'

interface Described {
  operationId: string
  security: object[]
  parameters: { name: string; in: string }[]
  requestBody?: { content: Record<string, { schema: object; example?: unknown }> }
  responses: Record<string, { content: Record<string, { schema: object }> }>
}

describe('The OpenAPI document', () => {
  const server = useServer(makeEmbedded)
  let document: { openapi: string; paths: Record<string, Record<string, Described>>; components: object }
  beforeAll(async () => {
    document = (await callRaw(server.url, 'GET', '/openapi.json')).body as never
  })

  const described = (name: string): Described =>
    Object.values(document.paths)
      .flatMap((methods) => Object.values(methods))
      .find(({ operationId }) => operationId === name)!

  const validator = (schema: object) => {
    const ajv = new Ajv({ strict: false, validateFormats: false })
    return ajv.compile({ ...schema, components: document.components })
  }

  it('is version 3.1 and describes every operation once', () => {
    expect(document.openapi).toBe('3.1.0')
    const ids = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    )
    expect(ids.sort()).toEqual(operations.map(({ name }) => name).sort())
  })

  it('never lets two operations match one address', () => {
    const shapes = operations.map(({ operation }) => ({ operation, parts: operation.path.split('/') }))
    const clashes = shapes.flatMap((a, at) =>
      shapes
        .slice(at + 1)
        .filter(
          (b) =>
            a.operation.method === b.operation.method &&
            a.parts.length === b.parts.length &&
            a.parts.every((part, i) => part === b.parts[i] || part.startsWith(':') || b.parts[i]!.startsWith(':')),
        ),
    )
    expect(clashes).toEqual([])
  })

  it.each(operations.map(({ name, operation }) => ({ name, operation })))(
    'gives an example of $name that its own schema takes, and an answer as described',
    async ({ name, operation }) => {
      const { requestBody, responses, security } = described(name)
      const media = requestBody?.content['application/json']
      if (operation.body && examples[name]?.body !== undefined)
        expect(validator(media!.schema)(media!.example)).toBe(true)
      expect(security).toEqual(operation.access === 'public' ? [] : [{ session: [] }])

      const asWho = operation.access === 'public' || operation.access === 'person' ? 'rider' : 'reviewer'
      const { token } = await server.as(asWho)
      const input = examples[name]!
      const answer = await callRaw(server.url, operation.method, pathOf(operation, input), input.body, {
        authorization: `Bearer ${token}`,
      })
      expect(answer.body.error?.code).not.toBe('request.invalid')
      const response = responses[String(answer.status)]
      expect(response).toBeDefined()
      // A file is no JSON, and has no schema to hold.
      const json = response!.content['application/json']
      if (!json) return
      const validate = validator(json.schema)
      expect(validate(answer.body) ? null : validate.errors).toBeNull()
      if (answer.body.error) {
        expect((response as unknown as { description: string }).description.split(', ')).toContain(
          answer.body.error.code,
        )
      }
    },
  )
})
