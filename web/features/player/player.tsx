'use client'

import dynamic from 'next/dynamic'
import { useEffect, useRef } from 'react'
import { attachEngine, loadPresent, player } from './actions.ts'
import { Announcer } from './announcer.tsx'
import { PlayerBar } from './bar.tsx'
import { createEngine } from './engine.ts'
import { followMediaSession } from './media-session.ts'
import { followOutages } from './outage.ts'
import { changesMuch, recall, remember } from './remember.ts'
import { followShortcuts } from './shortcuts.ts'
import { playerStore } from './store.ts'
import { useRights } from './use-rights.ts'
import { warmNext } from './warm.ts'

const QueuePanel = dynamic(() => import('./queue-panel.tsx').then((module) => module.QueuePanel))
const NowPlaying = dynamic(() => import('./now-playing.tsx').then((module) => module.NowPlaying))

/** The audio element and everything around it; it stands in the layout, so music goes on while pages change. */
export function Player() {
  const audio = useRef<HTMLAudioElement>(null)
  const rights = useRights()

  useEffect(() => {
    if (!audio.current) return
    const engine = createEngine(audio.current, rights, player.advance)
    attachEngine(engine)
    restore()
    const stop = [
      followMediaSession(),
      followShortcuts(),
      keep(),
      warmNext(rights.isKnown),
      followOutages(),
    ]
    return () => {
      for (const end of stop) end()
      attachEngine(undefined)
      engine.destroy()
    }
  }, [rights])

  return (
    <>
      {/* biome-ignore lint/a11y/useMediaCaption: songs come without captions. */}
      <audio ref={audio} preload="auto" />
      <Announcer />
      <PlayerBar />
      <QueuePanel />
      <NowPlaying />
    </>
  )
}

/** Brings back the queue of the last visit, ready to go on; or, for another engine, where the former one stood. */
function restore() {
  const { queue, playback } = playerStore.get()
  if (queue.index >= 0) {
    loadPresent(false, { position: playback.position, listen: playback.listen })
    return
  }
  const kept = recall()
  if (!kept) return
  const { listen, position, ...state } = kept
  playerStore.set((before) => ({ ...before, ...state }))
  loadPresent(false, { position, listen })
}

/** Keeps the player's state in the browser as it changes. */
function keep(): () => void {
  let kept = playerStore.get()
  const save = () => {
    kept = playerStore.get()
    remember(kept)
  }
  const stop = playerStore.subscribe(() => {
    const state = playerStore.get()
    const much =
      state.queue !== kept.queue ||
      state.volume !== kept.volume ||
      state.muted !== kept.muted ||
      changesMuch(kept.playback, state.playback)
    if (much) save()
  })
  addEventListener('pagehide', save)
  return () => {
    stop()
    removeEventListener('pagehide', save)
  }
}
