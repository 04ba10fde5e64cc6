/** Stands in for `@base-org/account`: the wallet that would need it is not offered. */
export function createBaseAccountSDK(): never {
  throw new Error('This wallet is not offered here. Choose another one in the wallet dialog.')
}
