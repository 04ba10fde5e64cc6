import type { StaveClient } from '../client.ts'
import { acceptChange, simulateAcceptChange } from '../splits/acceptChange.ts'
import { acceptChangeBySig, simulateAcceptChangeBySig } from '../splits/acceptChangeBySig.ts'
import {
  acceptChangeForSplit,
  simulateAcceptChangeForSplit,
} from '../splits/acceptChangeForSplit.ts'
import { applyChange, simulateApplyChange } from '../splits/applyChange.ts'
import { cancelChange, simulateCancelChange } from '../splits/cancelChange.ts'
import { collectFees, simulateCollectFees } from '../splits/collectFees.ts'
import { createSplit, simulateCreateSplit } from '../splits/createSplit.ts'
import { credit, simulateCredit } from '../splits/credit.ts'
import {
  creditBatchWithoutFee,
  simulateCreditBatchWithoutFee,
} from '../splits/creditBatchWithoutFee.ts'
import { creditOne, simulateCreditOne } from '../splits/creditOne.ts'
import { creditWithFee, simulateCreditWithFee } from '../splits/creditWithFee.ts'
import { creditWithoutFee, simulateCreditWithoutFee } from '../splits/creditWithoutFee.ts'
import { getArrival } from '../splits/getArrival.ts'
import { getCurrency } from '../splits/getCurrency.ts'
import { getDepositAddress } from '../splits/getDepositAddress.ts'
import { getLedger } from '../splits/getLedger.ts'
import { getProposal } from '../splits/getProposal.ts'
import { getReceived } from '../splits/getReceived.ts'
import { getShares } from '../splits/getShares.ts'
import { getSplit } from '../splits/getSplit.ts'
import { getTreasurySplit } from '../splits/getTreasurySplit.ts'
import { getWithdrawable } from '../splits/getWithdrawable.ts'
import { getWithdrawableTokens } from '../splits/getWithdrawableTokens.ts'
import { hasAccepted } from '../splits/hasAccepted.ts'
import { isPaused } from '../splits/isPaused.ts'
import { pay, simulatePay } from '../splits/pay.ts'
import { payBatch, simulatePayBatch } from '../splits/payBatch.ts'
import { proposeChange, simulateProposeChange } from '../splits/proposeChange.ts'
import { setController, simulateSetController } from '../splits/setController.ts'
import { setFees, simulateSetFees } from '../splits/setFees.ts'
import { setPaused, simulateSetPaused } from '../splits/setPaused.ts'
import { splitExists } from '../splits/splitExists.ts'
import { simulateSweep, sweep } from '../splits/sweep.ts'
import { simulateTip, tip } from '../splits/tip.ts'
import { simulateTransferPosition, transferPosition } from '../splits/transferPosition.ts'
import { simulateWithdraw, withdraw } from '../splits/withdraw.ts'
import { simulateWithdrawBatch, withdrawBatch } from '../splits/withdrawBatch.ts'
import { simulateWithdrawTo, withdrawTo } from '../splits/withdrawTo.ts'
import { simulateWithdrawTokens, withdrawTokens } from '../splits/withdrawTokens.ts'
import { simulateWithdrawTokensTo, withdrawTokensTo } from '../splits/withdrawTokensTo.ts'
import { binder } from './bind.ts'

export type SplitsActions = ReturnType<ReturnType<typeof splitsActions>>

/**
 * Actions of the Splits contract, for `client.extend`.
 *
 * @example
 * const client = createPublicClient({ chain, transport: http() }).extend(splitsActions())
 */
export function splitsActions() {
  return (client: StaveClient) => {
    const bind = binder(client)
    return {
      acceptChange: bind(acceptChange),
      simulateAcceptChange: bind(simulateAcceptChange),
      acceptChangeBySig: bind(acceptChangeBySig),
      simulateAcceptChangeBySig: bind(simulateAcceptChangeBySig),
      acceptChangeForSplit: bind(acceptChangeForSplit),
      simulateAcceptChangeForSplit: bind(simulateAcceptChangeForSplit),
      applyChange: bind(applyChange),
      simulateApplyChange: bind(simulateApplyChange),
      cancelChange: bind(cancelChange),
      simulateCancelChange: bind(simulateCancelChange),
      collectFees: bind(collectFees),
      simulateCollectFees: bind(simulateCollectFees),
      createSplit: bind(createSplit),
      simulateCreateSplit: bind(simulateCreateSplit),
      credit: bind(credit),
      simulateCredit: bind(simulateCredit),
      creditBatchWithoutFee: bind(creditBatchWithoutFee),
      simulateCreditBatchWithoutFee: bind(simulateCreditBatchWithoutFee),
      creditOne: bind(creditOne),
      simulateCreditOne: bind(simulateCreditOne),
      creditWithFee: bind(creditWithFee),
      simulateCreditWithFee: bind(simulateCreditWithFee),
      creditWithoutFee: bind(creditWithoutFee),
      simulateCreditWithoutFee: bind(simulateCreditWithoutFee),
      getArrival: bind(getArrival),
      getCurrency: bind(getCurrency),
      getDepositAddress: bind(getDepositAddress),
      getLedger: bind(getLedger),
      getProposal: bind(getProposal),
      getReceived: bind(getReceived),
      getShares: bind(getShares),
      getSplit: bind(getSplit),
      getTreasurySplit: bind(getTreasurySplit),
      getWithdrawable: bind(getWithdrawable),
      getWithdrawableTokens: bind(getWithdrawableTokens),
      hasAccepted: bind(hasAccepted),
      isPaused: bind(isPaused),
      pay: bind(pay),
      simulatePay: bind(simulatePay),
      payBatch: bind(payBatch),
      simulatePayBatch: bind(simulatePayBatch),
      proposeChange: bind(proposeChange),
      simulateProposeChange: bind(simulateProposeChange),
      setController: bind(setController),
      simulateSetController: bind(simulateSetController),
      setFees: bind(setFees),
      simulateSetFees: bind(simulateSetFees),
      setPaused: bind(setPaused),
      simulateSetPaused: bind(simulateSetPaused),
      splitExists: bind(splitExists),
      sweep: bind(sweep),
      simulateSweep: bind(simulateSweep),
      tip: bind(tip),
      simulateTip: bind(simulateTip),
      transferPosition: bind(transferPosition),
      simulateTransferPosition: bind(simulateTransferPosition),
      withdraw: bind(withdraw),
      simulateWithdraw: bind(simulateWithdraw),
      withdrawBatch: bind(withdrawBatch),
      simulateWithdrawBatch: bind(simulateWithdrawBatch),
      withdrawTo: bind(withdrawTo),
      simulateWithdrawTo: bind(simulateWithdrawTo),
      withdrawTokens: bind(withdrawTokens),
      simulateWithdrawTokens: bind(simulateWithdrawTokens),
      withdrawTokensTo: bind(withdrawTokensTo),
      simulateWithdrawTokensTo: bind(simulateWithdrawTokensTo),
    }
  }
}
