import { type Address, hexToNumber, numberToHex, padHex, size, trim } from 'viem'

/**
 * A split as a recipient of another split: the address whose number is the split's id.
 *
 * @example
 * splitRecipient(7) // '0x0000000000000000000000000000000000000007'
 */
export function splitRecipient(split: number): Address {
  return padHex(numberToHex(split), { size: 20 })
}

/**
 * The split that a recipient stands for, or undefined for an account.
 *
 * @example
 * splitOfRecipient('0x0000000000000000000000000000000000000007') // 7
 */
export function splitOfRecipient(recipient: Address): number | undefined {
  const number = trim(recipient)
  return size(number) <= 4 ? hexToNumber(number) : undefined
}
