import type { Locator, Page } from 'playwright-core'

/** Has a code sent, and fills in the one the demo shows. */
export async function fillSmsCode(at: Page | Locator): Promise<void> {
  await at.getByRole('button', { name: '获取验证码' }).click()
  const shown = await at
    .getByText(/演示环境的验证码:\d{6}/)
    .first()
    .textContent()
  await at.getByLabel('短信验证码').fill(/\d{6}/.exec(shown ?? '')![0])
}

const sheetOf = (page: Page): Locator => page.getByRole('dialog').filter({ hasText: '再确认一次是您本人' })

async function confirm(sheet: Locator): Promise<void> {
  await sheet.getByRole('button', { name: '确认并继续' }).click()
  await sheet.waitFor({ state: 'detached' })
}

/** Proves who one is by one's phone, where a step asks for it. */
export async function proveByPhone(page: Page): Promise<void> {
  await fillSmsCode(sheetOf(page))
  await confirm(sheetOf(page))
}

/** The same of staff, with the code of their authenticator. */
export async function proveByFactor(page: Page): Promise<void> {
  await sheetOf(page).getByRole('button', { name: '填入演示动态码' }).click()
  await confirm(sheetOf(page))
}
