// A mini program hears no keys.

export function useKeys(_keys: Readonly<Record<string, () => void>>, _isOn: boolean): void {}

export function moveFocus(_ids: readonly string[], _by: 1 | -1, _from: string | null): void {}

export function focusInto(_id: string): void {}

export const focusedId = (): string => ''
