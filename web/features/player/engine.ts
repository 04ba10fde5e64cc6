import {
  isActive,
  isAtBoundary,
  type Listen,
  type Playback,
  retryDelay,
  shouldSign,
} from './playback.ts'
import type { Track } from './queue.ts'
import { dispatch, playerStore } from './store.ts'
import { streamUrl } from './stream-url.ts'

/** How the engine reaches the gateway and the listener's lane; the page gives it once it knows them. */
export type Rights = {
  /** Whether the gateway knows the listener, so that the player may read ahead while the play is yet to be signed. */
  isKnown: () => boolean
  /** Pays for a play, or finds that it is free. Never rejects. */
  open: (track: Track) => Promise<Listen>
}

export type Engine = ReturnType<typeof createEngine>

/** Waiting longer than this for audio that may be heard counts as a lost connection. */
const STALL_MS = 12_000

/**
 * Drives one audio element: loads, plays, signs shortly before the free part ends, and comes back at the same place
 * after the connection was lost.
 */
export function createEngine(audio: HTMLAudioElement, rights: Rights, onEnded: () => void) {
  let track: Track | undefined
  /** Counts loads, so that what a former song began is not applied to this one. */
  let turn = 0
  /** Whether the element was given the free part alone. */
  let previewOnly = true
  /** Where to go on once the element can. */
  let resumeAt: number | undefined
  let retryTimer: ReturnType<typeof setTimeout> | undefined
  let stallTimer: ReturnType<typeof setTimeout> | undefined

  const playback = (): Playback => playerStore.get().playback

  function load(next: Track, options: { autoplay: boolean; position?: number; listen?: Listen }) {
    track = next
    turn++
    clearTimers()
    dispatch({ type: 'load', duration: next.duration, ...options })
    if (options.autoplay) {
      const open = options.listen?.state === 'open'
      setSource({ preview: !open && !rights.isKnown(), at: options.position ?? 0 })
      start()
    } else {
      audio.removeAttribute('src')
    }
  }

  function setSource({ preview, at }: { preview: boolean; at: number }) {
    if (!track) return
    previewOnly = preview
    resumeAt = at > 0 ? at : undefined
    audio.src = streamUrl(track.song, { preview })
    audio.load()
  }

  function start() {
    audio.play().catch((error: unknown) => {
      const name = error instanceof Error ? error.name : ''
      // Without a click the browser refuses; the listener presses play.
      if (name === 'NotAllowedError') dispatch({ type: 'pause' })
    })
  }

  function play() {
    if (!track) return
    const { listen, position } = playback()
    dispatch({ type: 'play' })
    if (!audio.src || audio.error) {
      setSource({ preview: listen.state !== 'open' && !rights.isKnown(), at: position })
    }
    // After a gate the reason may be gone, so the play is tried anew.
    if (listen.state === 'gated') dispatch({ type: 'listen', listen: { state: 'preview' } })
    start()
    check()
  }

  function pause() {
    clearTimers()
    dispatch({ type: 'pause' })
    audio.pause()
  }

  function seek(seconds: number) {
    const { duration, listen, status } = playback()
    const to = Math.max(0, Math.min(seconds, Math.max(duration - 0.25, 0)))
    dispatch({ type: 'time', position: to })
    if (isAtBoundary(playback()) && listen.state !== 'signing') {
      if (status === 'gated' || !isActive(playback())) return
      resumeAt = to
      check()
      return
    }
    if (audio.src && audio.readyState > 0) audio.currentTime = to
    else resumeAt = to
    if (status === 'gated') play()
  }

  /** Tries a gated play again: money, a key or a wallet has come. */
  function reopen() {
    if (playback().listen.state !== 'gated') return
    if (playback().status === 'gated') play()
    else dispatch({ type: 'listen', listen: { state: 'preview' } })
  }

  /** Signs when it is time, and stops where hearing on is not allowed. */
  function check() {
    if (!track) return
    if (shouldSign(playback())) sign(track)
    if (!isAtBoundary(playback())) return
    const { listen } = playback()
    audio.pause()
    if (listen.state === 'gated') dispatch({ type: 'stop-at-gate' })
    else dispatch({ type: 'waiting' })
  }

  function sign(forTrack: Track) {
    const signed = turn
    dispatch({ type: 'listen', listen: { state: 'signing' } })
    void rights.open(forTrack).then((listen) => {
      if (signed !== turn) return
      dispatch({ type: 'listen', listen })
      if (listen.state !== 'open') {
        check()
        return
      }
      const wanted = playback().position
      if (previewOnly || audio.error) {
        setSource({ preview: false, at: resumeAt ?? wanted })
        if (isActive(playback())) start()
        return
      }
      if (resumeAt !== undefined) {
        audio.currentTime = resumeAt
        resumeAt = undefined
      }
      if (audio.paused && isActive(playback())) start()
    })
  }

  function lost() {
    clearTimers()
    if (!isActive(playback())) return
    dispatch({ type: 'connection-lost' })
    const { status, retries, position } = playback()
    if (status !== 'reconnecting') return
    retryTimer = setTimeout(() => {
      // What the gateway held back too long, or for somebody it no longer knows, begins with the free part again.
      setSource({ preview: playback().listen.state !== 'open', at: position })
      start()
    }, retryDelay(retries))
  }

  function clearTimers() {
    clearTimeout(retryTimer)
    clearTimeout(stallTimer)
  }

  const handlers: Partial<Record<keyof HTMLMediaElementEventMap, () => void>> = {
    loadedmetadata: () => {
      if (resumeAt !== undefined) audio.currentTime = resumeAt
      resumeAt = undefined
    },
    durationchange: () => {
      // The free part alone does not tell how long the song is.
      if (!previewOnly && Number.isFinite(audio.duration)) {
        dispatch({ type: 'duration', duration: audio.duration })
      }
    },
    timeupdate: () => {
      if (resumeAt !== undefined || audio.seeking) return
      dispatch({ type: 'time', position: audio.currentTime })
      check()
    },
    progress: () => {
      const { buffered } = audio
      const end = buffered.length > 0 ? buffered.end(buffered.length - 1) : 0
      dispatch({ type: 'buffered', seconds: end })
    },
    playing: () => {
      clearTimers()
      dispatch({ type: 'playing' })
    },
    waiting: () => {
      dispatch({ type: 'waiting' })
      clearTimeout(stallTimer)
      stallTimer = setTimeout(lost, STALL_MS)
    },
    pause: () => {
      // The browser tells it late, when it may play again. At the boundary it was the engine's own doing.
      if (!audio.paused || audio.ended || audio.error || isAtBoundary(playback())) return
      dispatch({ type: 'pause' })
    },
    ended: () => {
      if (isAtBoundary(playback()) || (previewOnly && playback().listen.state !== 'open')) {
        dispatch({ type: 'time', position: Math.max(playback().position, 29.95) })
        check()
        return
      }
      dispatch({ type: 'ended' })
      onEnded()
    },
    error: () => {
      // Removing the source is no error, and a song at its gate waits for the listener.
      if (!audio.getAttribute('src') || playback().listen.state === 'signing') return
      lost()
    },
  }

  for (const [name, handler] of Object.entries(handlers)) audio.addEventListener(name, handler)

  return {
    load,
    play,
    pause,
    seek,
    reopen,
    /** Goes on after an outage: what it held up is tried again, and nothing else. */
    recover() {
      const { status, listen } = playback()
      if (status === 'reconnecting' || status === 'failed') play()
      else if (listen.state === 'gated' && listen.gate === 'outage') reopen()
    },
    setVolume(volume: number, muted: boolean) {
      audio.volume = volume
      audio.muted = muted
    },
    unload() {
      track = undefined
      turn++
      clearTimers()
      audio.removeAttribute('src')
      audio.load()
      dispatch({ type: 'unload' })
    },
    destroy() {
      clearTimers()
      for (const [name, handler] of Object.entries(handlers)) {
        audio.removeEventListener(name, handler)
      }
    },
  }
}
