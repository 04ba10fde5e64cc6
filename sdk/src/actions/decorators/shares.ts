import type { StaveClient } from '../client.ts'
import { approveShares, simulateApproveShares } from '../shares/approveShares.ts'
import { claimShares, simulateClaimShares } from '../shares/claimShares.ts'
import { claimSharesTo, simulateClaimSharesTo } from '../shares/claimSharesTo.ts'
import { claimShareTokens, simulateClaimShareTokens } from '../shares/claimShareTokens.ts'
import { claimShareTokensTo, simulateClaimShareTokensTo } from '../shares/claimShareTokensTo.ts'
import { collectShareToken, simulateCollectShareToken } from '../shares/collectShareToken.ts'
import { getClaimable } from '../shares/getClaimable.ts'
import { getClaimableTokens } from '../shares/getClaimableTokens.ts'
import { getShareAddress } from '../shares/getShareAddress.ts'
import { getShareArrival } from '../shares/getShareArrival.ts'
import { getShareBalance } from '../shares/getShareBalance.ts'
import { getShareIncome } from '../shares/getShareIncome.ts'
import { getShareSplit } from '../shares/getShareSplit.ts'
import { getShareSupply } from '../shares/getShareSupply.ts'
import { simulateTransferShares, transferShares } from '../shares/transferShares.ts'
import { simulateUnwrapShares, unwrapShares } from '../shares/unwrapShares.ts'
import { simulateWrapPosition, wrapPosition } from '../shares/wrapPosition.ts'
import { binder } from './bind.ts'

export type SharesActions = ReturnType<ReturnType<typeof sharesActions>>

/**
 * Actions of the RoyaltyShares contract, for `client.extend`.
 *
 * @example
 * const client = createPublicClient({ chain, transport: http() }).extend(sharesActions())
 */
export function sharesActions() {
  return (client: StaveClient) => {
    const bind = binder(client)
    return {
      approveShares: bind(approveShares),
      simulateApproveShares: bind(simulateApproveShares),
      claimShareTokens: bind(claimShareTokens),
      simulateClaimShareTokens: bind(simulateClaimShareTokens),
      claimShareTokensTo: bind(claimShareTokensTo),
      simulateClaimShareTokensTo: bind(simulateClaimShareTokensTo),
      claimShares: bind(claimShares),
      simulateClaimShares: bind(simulateClaimShares),
      claimSharesTo: bind(claimSharesTo),
      simulateClaimSharesTo: bind(simulateClaimSharesTo),
      collectShareToken: bind(collectShareToken),
      simulateCollectShareToken: bind(simulateCollectShareToken),
      getClaimable: bind(getClaimable),
      getClaimableTokens: bind(getClaimableTokens),
      getShareAddress: bind(getShareAddress),
      getShareArrival: bind(getShareArrival),
      getShareBalance: bind(getShareBalance),
      getShareIncome: bind(getShareIncome),
      getShareSplit: bind(getShareSplit),
      getShareSupply: bind(getShareSupply),
      transferShares: bind(transferShares),
      simulateTransferShares: bind(simulateTransferShares),
      unwrapShares: bind(unwrapShares),
      simulateUnwrapShares: bind(simulateUnwrapShares),
      wrapPosition: bind(wrapPosition),
      simulateWrapPosition: bind(simulateWrapPosition),
    }
  }
}
