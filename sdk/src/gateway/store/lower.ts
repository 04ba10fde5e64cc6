import type { Hex } from 'viem'

/** Hex as the database keeps it. */
export function lower<hex extends Hex>(value: hex): hex {
  return value.toLowerCase() as hex
}
