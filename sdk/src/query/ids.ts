import { type Address, concat, type Hex, hexToNumber, numberToHex } from 'viem'

/**
 * A song's id in the subgraph: its number in four bytes.
 *
 * @example
 * songId(7) // '0x00000007'
 */
export function songId(song: number): Hex {
  return numberToHex(song, { size: 4 })
}

/** A split's id in the subgraph: its number in four bytes. */
export function splitId(split: number): Hex {
  return numberToHex(split, { size: 4 })
}

/** An account's id in the subgraph: its address in lower case. */
export function accountId(account: Address): Hex {
  return account.toLowerCase() as Hex
}

/** A lane's id in the subgraph: listener, then gateway. */
export function laneId({ listener, gateway }: { listener: Address; gateway: Address }): Hex {
  return concat([accountId(listener), accountId(gateway)])
}

/** A genre's id in the subgraph: its name in lower case, as UTF-8. */
export function genreId(genre: string): Hex {
  const bytes = new TextEncoder().encode(genre.toLowerCase())
  return `0x${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`
}

/** The number that a song's or a split's id in the subgraph stands for. */
export function numberOfId(id: Hex): number {
  return hexToNumber(id)
}
