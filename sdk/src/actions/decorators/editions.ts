import type { StaveClient } from '../client.ts'
import { airdropEdition, simulateAirdropEdition } from '../editions/airdropEdition.ts'
import { buyEdition, simulateBuyEdition } from '../editions/buyEdition.ts'
import { buyEditionWithPass, simulateBuyEditionWithPass } from '../editions/buyEditionWithPass.ts'
import { createEdition, simulateCreateEdition } from '../editions/createEdition.ts'
import { deliverEdition, simulateDeliverEdition } from '../editions/deliverEdition.ts'
import { endEdition, simulateEndEdition } from '../editions/endEdition.ts'
import { getEdition } from '../editions/getEdition.ts'
import { getEditionBalance } from '../editions/getEditionBalance.ts'
import { getEditionBalances } from '../editions/getEditionBalances.ts'
import { getEditionBought } from '../editions/getEditionBought.ts'
import { getEditionRoyalty } from '../editions/getEditionRoyalty.ts'
import { getEditionUri } from '../editions/getEditionUri.ts'
import { getLatestEdition } from '../editions/getLatestEdition.ts'
import { getPassDigest } from '../editions/getPassDigest.ts'
import { getPassUse } from '../editions/getPassUse.ts'
import { getPassUsedBy } from '../editions/getPassUsedBy.ts'
import { isEditionsOperator } from '../editions/isEditionsOperator.ts'
import { releaseEdition, simulateReleaseEdition } from '../editions/releaseEdition.ts'
import { reserveEdition, simulateReserveEdition } from '../editions/reserveEdition.ts'
import { revokePass, simulateRevokePass } from '../editions/revokePass.ts'
import { revokePasses, simulateRevokePasses } from '../editions/revokePasses.ts'
import {
  setEditionsOperator,
  simulateSetEditionsOperator,
} from '../editions/setEditionsOperator.ts'
import { signPass } from '../editions/signPass.ts'
import { simulateTransferEdition, transferEdition } from '../editions/transferEdition.ts'
import { simulateTransferEditions, transferEditions } from '../editions/transferEditions.ts'
import { binder } from './bind.ts'

export type EditionsActions = ReturnType<ReturnType<typeof editionsActions>>

/**
 * Actions of the Editions contract, for `client.extend`.
 *
 * @example
 * const client = createPublicClient({ chain, transport: http() }).extend(editionsActions())
 */
export function editionsActions() {
  return (client: StaveClient) => {
    const bind = binder(client)
    return {
      airdropEdition: bind(airdropEdition),
      simulateAirdropEdition: bind(simulateAirdropEdition),
      buyEdition: bind(buyEdition),
      simulateBuyEdition: bind(simulateBuyEdition),
      buyEditionWithPass: bind(buyEditionWithPass),
      simulateBuyEditionWithPass: bind(simulateBuyEditionWithPass),
      createEdition: bind(createEdition),
      simulateCreateEdition: bind(simulateCreateEdition),
      deliverEdition: bind(deliverEdition),
      simulateDeliverEdition: bind(simulateDeliverEdition),
      endEdition: bind(endEdition),
      simulateEndEdition: bind(simulateEndEdition),
      getEdition: bind(getEdition),
      getEditionBalance: bind(getEditionBalance),
      getEditionBalances: bind(getEditionBalances),
      getEditionBought: bind(getEditionBought),
      getEditionRoyalty: bind(getEditionRoyalty),
      getEditionUri: bind(getEditionUri),
      getLatestEdition: bind(getLatestEdition),
      getPassDigest: bind(getPassDigest),
      getPassUse: bind(getPassUse),
      getPassUsedBy: bind(getPassUsedBy),
      isEditionsOperator: bind(isEditionsOperator),
      releaseEdition: bind(releaseEdition),
      simulateReleaseEdition: bind(simulateReleaseEdition),
      reserveEdition: bind(reserveEdition),
      simulateReserveEdition: bind(simulateReserveEdition),
      revokePass: bind(revokePass),
      simulateRevokePass: bind(simulateRevokePass),
      revokePasses: bind(revokePasses),
      simulateRevokePasses: bind(simulateRevokePasses),
      setEditionsOperator: bind(setEditionsOperator),
      simulateSetEditionsOperator: bind(simulateSetEditionsOperator),
      signPass: bind(signPass),
      transferEdition: bind(transferEdition),
      simulateTransferEdition: bind(simulateTransferEdition),
      transferEditions: bind(transferEditions),
      simulateTransferEditions: bind(simulateTransferEditions),
    }
  }
}
