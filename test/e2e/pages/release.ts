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

  /** Goes through all steps up to the review, with these files and the shortest answers. */
  async fill(song: { title: string; audio: FilePayload; cover: FilePayload }): Promise<void> {
    await this.choose(song.audio)
    await expect(this.page.getByText(song.audio.name)).toBeVisible()
    await this.continue('The cover')
    await this.choose(song.cover)
    await expect(this.page.getByAltText('The chosen cover')).toBeVisible()
    await this.continue('The details')
    await this.page.getByLabel('Title').fill(song.title)
    await this.page.getByLabel('Artist name').fill('Fault Tester')
    await this.page.getByLabel('Genre').fill('Electronic')
    await this.continue('The credits')
    await this.continue('The split')
    await this.continue('Price and release')
    await this.continue('Review')
  }

  /** Publishes the reviewed song, and waits until it is out. */
  async publish(title: string): Promise<void> {
    await this.beginPublishing()
    await this.isOut(title)
  }

  async beginPublishing(): Promise<void> {
    await this.page.getByRole('button', { name: 'Publish', exact: true }).click()
    await this.page.getByRole('button', { name: 'Publish now' }).click()
  }

  /** Waits until the song is out. */
  async isOut(title: string): Promise<void> {
    await expect(this.page.getByRole('heading', { name: `“${title}” is out` })).toBeVisible({
      timeout: 90_000,
    })
  }
}
