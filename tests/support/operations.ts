import { api } from '../../shared/api'
import type { Operation } from '../../shared/http/contract'

export interface NamedOperation {
  /** `feature.name`. */
  name: string
  operation: Operation
}

/** Every operation of every contract. */
export const operations: NamedOperation[] = Object.entries(api).flatMap(([feature, contracts]) =>
  contracts.flatMap((contract) =>
    Object.entries(contract as Record<string, Operation>).map(([name, operation]) => ({
      name: `${feature}.${name}`,
      operation,
    })),
  ),
)

interface Input {
  params?: Record<string, unknown>
  query?: Record<string, unknown>
}

/** The path of an operation with its parameters and query filled in. */
export function pathOf({ path }: Operation, { params = {}, query = {} }: Input): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const pairs = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]))
  return pairs.size === 0 ? filled : `${filled}?${pairs}`
}
