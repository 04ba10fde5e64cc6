import { player } from './actions.ts'
import { playerStore } from './store.ts'

const keys: Record<string, () => void> = {
  ' ': player.toggle,
  k: player.toggle,
  ArrowLeft: () => player.seekBy(-5),
  ArrowRight: () => player.seekBy(5),
  n: player.next,
  p: player.previous,
  m: player.toggleMute,
}

/** Space plays and pauses, arrows seek, n and p change songs, m mutes. Gives back how to stop. */
export function followShortcuts(): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
    const action = keys[event.key]
    if (!action || playerStore.get().queue.index < 0 || isForSomethingElse(event)) return
    event.preventDefault()
    action()
  }
  addEventListener('keydown', onKeyDown)
  return () => removeEventListener('keydown', onKeyDown)
}

/** Keys that a field, a button, a slider or a dialog has its own use for. */
function isForSomethingElse({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false
  const typing = 'input, textarea, select, [contenteditable="true"]'
  if (target.closest(typing)) return true
  const arrows = key.startsWith('Arrow')
  if (
    arrows &&
    target.closest('[role="slider"], [role="tab"], [role="menuitem"], [role="radio"]')
  ) {
    return true
  }
  return (
    key === ' ' && Boolean(target.closest('button, a, summary, [role="button"], [role="switch"]'))
  )
}
