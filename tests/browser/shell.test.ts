import type { screens } from './support/chromium'
import { useStory } from './support/story'

describe('The H5 in a browser', () => {
  const story = useStory()

  it.each<keyof typeof screens>(['phone', 'desk'])('opens home on a %s without a complaint', async (screen) => {
    const { page, shoot } = await story.visit(screen)
    await page.goto('/')
    await page.getByText('市总工会').first().waitFor()
    await shoot(`home-${screen}`)
  })

  it('finds the server again after a crash', async () => {
    const { page } = await story.visit('phone')
    await story.server.kill()
    await story.server.start()
    await page.goto('/')
    await page.getByText('市总工会').first().waitFor()
  })
})
