/** Unique enough for one person's commands; a mini program has no synchronous source of randomness but this. */
export function newKey(): string {
  const part = () => Math.random().toString(36).slice(2, 12)
  return `${Date.now().toString(36)}-${part()}${part()}`
}
