export const canPrint: boolean = false

export function printPage(): void {}
