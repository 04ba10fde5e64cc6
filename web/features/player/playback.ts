/** Every song's first half minute is free; a play is 30 seconds or more. */
export const FREE_SECONDS = 30
/** A play is signed this far into a song, so that the rest is there in time. */
export const SIGN_AT = 25
/** How often a lost connection is tried again before the listener is asked. */
export const MAX_RETRIES = 6

/** What stands between the listener and the rest of the song. */
export type Gate =
  /** No wallet. */
  | 'connect'
  /** The gateway does not know the listener yet. */
  | 'sign-in'
  /** No deposit with this gateway, or no key on this device. */
  | 'open'
  /** The key on this device has ended. */
  | 'renew'
  /** The deposit does not pay for the song. */
  | 'top-up'
  /** Nothing the listener can do: suspended, not released, not sold by the play. */
  | 'closed'
  /** The price has risen; pressing play agrees to it. */
  | 'price'
  /** The gateway, or what it needs, does not answer; the play is tried again once it does. */
  | 'outage'
  /** The gateway did not take the play for another reason. */
  | 'failed'

/** How far this listen has come: from pressing play on a song until it ends or another one begins. */
export type Listen =
  | { state: 'preview' }
  | { state: 'signing' }
  /** Paid, or free for this listener: by which right, where the play is counted for it. */
  | { state: 'open'; paid: boolean; by?: 'GIFT' | 'PATRON' | 'SUBSCRIPTION' }
  | { state: 'gated'; gate: Gate; message: string }

export type Status =
  | 'idle'
  | 'loading'
  | 'playing'
  | 'paused'
  /** Wants to play and waits for data. */
  | 'buffering'
  /** Lost the connection and tries again. */
  | 'reconnecting'
  /** Stands at the end of the free part. */
  | 'gated'
  /** Gave up; `message` says why. */
  | 'failed'

export type Playback = {
  status: Status
  /** Seconds. */
  position: number
  duration: number
  /** Seconds up to which audio is there. */
  buffered: number
  listen: Listen
  retries: number
  message: string | null
}

export const stopped: Playback = {
  status: 'idle',
  position: 0,
  duration: 0,
  buffered: 0,
  listen: { state: 'preview' },
  retries: 0,
  message: null,
}

export type PlaybackEvent =
  /** Another song is up. `listen` is what is known of a listen that a reload interrupted. */
  | { type: 'load'; duration: number; position?: number; listen?: Listen; autoplay: boolean }
  | { type: 'play' }
  | { type: 'pause' }
  | { type: 'playing' }
  | { type: 'waiting' }
  | { type: 'time'; position: number }
  | { type: 'duration'; duration: number }
  | { type: 'buffered'; seconds: number }
  | { type: 'listen'; listen: Listen }
  /** The free part is over and the rest is not open. */
  | { type: 'stop-at-gate' }
  | { type: 'connection-lost' }
  | { type: 'fail'; message: string }
  | { type: 'ended' }
  | { type: 'unload' }

/** The player's state after an event. */
export function reducePlayback(playback: Playback, event: PlaybackEvent): Playback {
  switch (event.type) {
    case 'load':
      return {
        ...stopped,
        status: event.autoplay ? 'loading' : 'paused',
        duration: event.duration,
        position: event.position ?? 0,
        listen: event.listen ?? { state: 'preview' },
      }
    case 'play':
      return { ...playback, status: 'loading', retries: 0, message: null }
    case 'pause':
      return isActive(playback) ? { ...playback, status: 'paused', retries: 0 } : playback
    case 'playing':
      return { ...playback, status: 'playing', retries: 0, message: null }
    case 'waiting':
      return playback.status === 'playing' ? { ...playback, status: 'buffering' } : playback
    case 'time':
      return { ...playback, position: event.position }
    case 'duration':
      return { ...playback, duration: event.duration }
    case 'buffered':
      return { ...playback, buffered: event.seconds }
    case 'listen':
      return { ...playback, listen: event.listen }
    case 'stop-at-gate':
      return { ...playback, status: 'gated', position: Math.min(playback.position, FREE_SECONDS) }
    case 'connection-lost':
      return playback.retries >= MAX_RETRIES
        ? {
            ...playback,
            status: 'failed',
            message: 'The connection is lost. Check it, then press play.',
          }
        : { ...playback, status: 'reconnecting', retries: playback.retries + 1 }
    case 'fail':
      return { ...playback, status: 'failed', message: event.message }
    case 'ended':
      // Playing it again is another listen.
      return { ...playback, status: 'paused', position: 0, listen: { state: 'preview' } }
    case 'unload':
      return stopped
  }
}

/** Whether the listener wants to hear something, even if nothing comes out at the moment. */
export function isActive({ status }: Playback): boolean {
  return ['loading', 'playing', 'buffering', 'reconnecting'].includes(status)
}

/** Whether the song goes on after the free part; while its length is unknown it is taken to. */
function goesOn({ duration }: Playback): boolean {
  return duration === 0 || duration > FREE_SECONDS
}

/** Whether it is time to sign the play. Songs that end within the free part are never paid. */
export function shouldSign(playback: Playback): boolean {
  return (
    playback.listen.state === 'preview' &&
    isActive(playback) &&
    playback.position >= SIGN_AT &&
    goesOn(playback)
  )
}

/** Whether playing on would go beyond what may be heard. */
export function isAtBoundary(playback: Playback): boolean {
  const { listen, position } = playback
  return listen.state !== 'open' && goesOn(playback) && position >= FREE_SECONDS - 0.1
}

/** Milliseconds to wait before the connection is tried again: half a second, doubling up to eight. */
export function retryDelay(retries: number): number {
  return Math.min(500 * 2 ** (retries - 1), 8_000)
}
