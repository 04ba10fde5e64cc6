import { expect, type Locator, type Page } from '@playwright/test'

/** The audio element as it is now; times in seconds. */
export type AudioState = {
  currentTime: number
  duration: number
  paused: boolean
  /** Bytes that have really been decoded. */
  decoded: number
}

/** The player at the foot of the page. */
export class Player {
  readonly bar: Locator
  readonly position: Locator

  constructor(private readonly page: Page) {
    this.bar = page.getByRole('region', { name: 'Player' })
    this.position = this.bar.getByRole('slider', { name: 'Position in the song' })
  }

  /** Plays the song whose page is open, and waits until it is heard. */
  async start(): Promise<void> {
    await this.page.getByRole('main').getByRole('button', { name: 'Play', exact: true }).click()
    await this.advances()
  }

  /** Has pages that are opened from now on hear of the sound's pauses only after a while, as in a busy browser. */
  async tellPausesLate(milliseconds: number): Promise<void> {
    await this.page.addInitScript((late) => {
      const hold = (event: Event) => {
        if (!event.isTrusted) return
        event.stopImmediatePropagation()
        setTimeout(() => event.target?.dispatchEvent(new Event('pause')), late)
      }
      addEventListener('pause', hold, true)
    }, milliseconds)
  }

  /** Plays the song whose page is open across the end of its free part. */
  async playPastFreePart(): Promise<void> {
    await this.start()
    await this.seek(27)
    await this.reaches(31)
    await expect(this.bar).toContainText('paid')
    await this.advances()
  }

  audio(): Promise<AudioState> {
    return this.page.evaluate(() => {
      const audio = document.querySelector('audio') as HTMLAudioElement & {
        webkitAudioDecodedByteCount: number
      }
      const { currentTime, duration, paused, webkitAudioDecodedByteCount: decoded } = audio
      return { currentTime, duration, paused, decoded }
    })
  }

  /** Waits until the song has been played to `seconds`. */
  async reaches(seconds: number): Promise<void> {
    await expect
      .poll(async () => (await this.audio()).currentTime, { timeout: 30_000 })
      .toBeGreaterThanOrEqual(seconds)
  }

  /** Waits until sound is being decoded and time goes on, over a stretch of `seconds`. */
  async advances(seconds = 1): Promise<void> {
    const before = await this.audio()
    await this.reaches(before.currentTime + seconds)
    const after = await this.audio()
    expect(after.paused).toBe(false)
    expect(after.decoded).toBeGreaterThan(before.decoded)
  }

  /** The loudest sample of the next moment that comes out of the audio element, from 0 to 1. */
  async loudness(): Promise<number> {
    return await this.page.evaluate(async () => {
      const audio = document.querySelector('audio') as HTMLAudioElement & {
        captureStream: () => MediaStream
      }
      const context = new AudioContext()
      const analyser = new AnalyserNode(context, { fftSize: 32_768 })
      context.createMediaStreamSource(audio.captureStream()).connect(analyser)
      const samples = new Float32Array(analyser.fftSize)
      const begin = context.currentTime
      while (context.currentTime < begin + samples.length / context.sampleRate) {
        await new Promise(requestAnimationFrame)
      }
      analyser.getFloatTimeDomainData(samples)
      await context.close()
      return samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0)
    })
  }

  /** Titles in the queue, in order. */
  async queue(): Promise<string[]> {
    await this.bar.getByRole('button', { name: 'Queue' }).click()
    const panel = this.page.getByRole('dialog', { name: 'Queue' })
    const titles = await panel.getByRole('button', { name: /^Play .* by / }).allInnerTexts()
    await this.page.keyboard.press('Escape')
    await expect(panel).toBeHidden()
    return titles.map((text) => text.split('\n')[0] ?? '')
  }

  /** Clicks the waveform where the song is at `seconds`, and waits until it plays from there. */
  async seek(seconds: number): Promise<void> {
    const waveform = this.position.locator('xpath=ancestor::*[@data-orientation][last()]')
    const box = await waveform.boundingBox()
    const duration = Number(await this.position.getAttribute('aria-valuemax'))
    if (!box) throw new Error('The waveform is not to be seen.')
    await waveform.click({ position: { x: (seconds / duration) * box.width, y: box.height / 2 } })
    await expect
      .poll(async () => Math.abs((await this.audio()).currentTime - seconds))
      .toBeLessThan(3)
  }

  /** Expects that the song stands still at the end of its free part, and that no more of it has come. */
  async isHeldAt(seconds: number): Promise<void> {
    await expect
      .poll(async () => (await this.audio()).paused, { timeout: (seconds / 2) * 1_000 })
      .toBe(true)
    const { currentTime } = await this.audio()
    expect(currentTime).toBeLessThanOrEqual(seconds + 0.5)
    const status = await this.page.evaluate(async () => {
      const { currentSrc } = document.querySelector('audio') as HTMLAudioElement
      const whole = currentSrc.split('?')[0] as string
      return (await fetch(whole, { headers: { range: 'bytes=-1000' } })).status
    })
    expect(status, 'status of the last 1,000 bytes').toBe(402)
  }
}
