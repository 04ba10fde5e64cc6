import type { StaveClient } from '../client.ts'
import { approveCurrency, simulateApproveCurrency } from '../currency/approveCurrency.ts'
import { getAllowance } from '../currency/getAllowance.ts'
import { getCurrencyBalance } from '../currency/getCurrencyBalance.ts'
import { getPermitNonce } from '../currency/getPermitNonce.ts'
import { mintTestUsd, simulateMintTestUsd } from '../currency/mintTestUsd.ts'
import { permitCurrency, simulatePermitCurrency } from '../currency/permitCurrency.ts'
import { signPermit } from '../currency/signPermit.ts'
import { simulateTransferCurrency, transferCurrency } from '../currency/transferCurrency.ts'
import { binder } from './bind.ts'

export type CurrencyActions = ReturnType<ReturnType<typeof currencyActions>>

/**
 * Actions of the currency, for `client.extend`.
 *
 * @example
 * const client = createPublicClient({ chain, transport: http() }).extend(currencyActions())
 */
export function currencyActions() {
  return (client: StaveClient) => {
    const bind = binder(client)
    return {
      approveCurrency: bind(approveCurrency),
      simulateApproveCurrency: bind(simulateApproveCurrency),
      getAllowance: bind(getAllowance),
      getCurrencyBalance: bind(getCurrencyBalance),
      getPermitNonce: bind(getPermitNonce),
      mintTestUsd: bind(mintTestUsd),
      simulateMintTestUsd: bind(simulateMintTestUsd),
      permitCurrency: bind(permitCurrency),
      simulatePermitCurrency: bind(simulatePermitCurrency),
      signPermit: bind(signPermit),
      transferCurrency: bind(transferCurrency),
      simulateTransferCurrency: bind(simulateTransferCurrency),
    }
  }
}
