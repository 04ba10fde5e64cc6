/** For what others change while a page is open, such as the highest bid: asked again as long as somebody looks. */
export const polled = {
  pollInterval: 5_000,
  skipPollAttempt: () => document.hidden,
} as const
