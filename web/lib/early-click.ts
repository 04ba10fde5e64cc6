type EarlyClick = { button: Element | undefined; event: Event }

declare global {
  interface Window {
    lastClick?: EarlyClick
  }
}

/**
 * Stands in the page before its code: remembers the last click, which is lost if nobody listens yet. On a slow line
 * the buttons are seen seconds before their code has come.
 */
export const rememberClicks = `addEventListener('click',event=>{lastClick={event,button:event.target.closest?.('button')}},true)`

const met = new WeakSet<Element>()

/** Does what was asked of the button before it could listen. A `ref` of buttons that stand in the page's HTML. */
export function catchUp(button: Element | null): void {
  if (!button || met.has(button)) return
  met.add(button)
  const { lastClick } = window
  // A click that is still on its way is the one that React brings this button to life for, and then delivers.
  if (lastClick?.button !== button || lastClick.event.eventPhase !== Event.NONE) return
  setTimeout(() => (button as HTMLButtonElement).click())
}
