/** Whether there is paper: a mini program has no way to print. */
export const canPrint: boolean = true

/** Prints the page as its print style says. */
export const printPage = (): void => window.print()
