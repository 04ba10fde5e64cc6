import { expect, type Page } from '@playwright/test'

type FilePayload = { name: string; mimeType: string; buffer: Buffer }

/** The steps by which a song is released. */
export class ReleaseWizard {
  constructor(private readonly page: Page) {}

  /** Chooses a file in the present step. */
  async choose(file: FilePayload): Promise<void> {
    await this.page.getByRole('main').locator('input[type=file]').setInputFiles(file)
  }

  /** Presses "Continue", and waits for the step of this heading: the next one, or the present one if it is refused. */
  async continue(heading: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Continue' }).click()
    await expect(this.page.getByRole('heading', { level: 2, name: heading })).toBeVisible()
  }

  /** Publishes the reviewed song, and waits until it is out. */
  async publish(title: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Publish', exact: true }).click()
    await this.page.getByRole('button', { name: 'Publish now' }).click()
    await expect(this.page.getByRole('heading', { name: `“${title}” is out` })).toBeVisible({
      timeout: 90_000,
    })
  }
}
