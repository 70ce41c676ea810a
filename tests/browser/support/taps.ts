import type { Locator } from 'playwright-core'

/** As a thumb does: once more where what is wanted is not there, as where a list that still loads moved under it. */
export async function tapUntil(wanted: Locator, button: Locator): Promise<void> {
  for (let left = 2; ; left -= 1) {
    await button.click()
    try {
      return await wanted.waitFor({ timeout: 5_000 })
    } catch (error) {
      if (left === 0) throw error
    }
  }
}
