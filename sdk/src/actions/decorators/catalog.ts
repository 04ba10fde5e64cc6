import { approveSong, simulateApproveSong } from '../catalog/approveSong.ts'
import { getLatestSong } from '../catalog/getLatestSong.ts'
import { getProfile } from '../catalog/getProfile.ts'
import { getSong } from '../catalog/getSong.ts'
import { getSongApproval } from '../catalog/getSongApproval.ts'
import { getSongBalance } from '../catalog/getSongBalance.ts'
import { getSongOwner } from '../catalog/getSongOwner.ts'
import { getSongUri } from '../catalog/getSongUri.ts'
import { getSplitsOfPayments } from '../catalog/getSplitsOfPayments.ts'
import { getStreamTerms } from '../catalog/getStreamTerms.ts'
import { isCatalogOperator } from '../catalog/isCatalogOperator.ts'
import { publishProfile, simulatePublishProfile } from '../catalog/publishProfile.ts'
import { registerSong, simulateRegisterSong } from '../catalog/registerSong.ts'
import { setCatalogOperator, simulateSetCatalogOperator } from '../catalog/setCatalogOperator.ts'
import { setSongMetadata, simulateSetSongMetadata } from '../catalog/setSongMetadata.ts'
import { setSuspended, simulateSetSuspended } from '../catalog/setSuspended.ts'
import { setTerms, simulateSetTerms } from '../catalog/setTerms.ts'
import { simulateTransferSong, transferSong } from '../catalog/transferSong.ts'
import type { StaveClient } from '../client.ts'
import { binder } from './bind.ts'

export type CatalogActions = ReturnType<ReturnType<typeof catalogActions>>

/**
 * Actions of the Catalog contract, for `client.extend`.
 *
 * @example
 * const client = createPublicClient({ chain, transport: http() }).extend(catalogActions())
 */
export function catalogActions() {
  return (client: StaveClient) => {
    const bind = binder(client)
    return {
      approveSong: bind(approveSong),
      simulateApproveSong: bind(simulateApproveSong),
      getLatestSong: bind(getLatestSong),
      getProfile: bind(getProfile),
      getSong: bind(getSong),
      getSongApproval: bind(getSongApproval),
      getSongBalance: bind(getSongBalance),
      getSongOwner: bind(getSongOwner),
      getSongUri: bind(getSongUri),
      getSplitsOfPayments: bind(getSplitsOfPayments),
      getStreamTerms: bind(getStreamTerms),
      isCatalogOperator: bind(isCatalogOperator),
      publishProfile: bind(publishProfile),
      simulatePublishProfile: bind(simulatePublishProfile),
      registerSong: bind(registerSong),
      simulateRegisterSong: bind(simulateRegisterSong),
      setCatalogOperator: bind(setCatalogOperator),
      simulateSetCatalogOperator: bind(simulateSetCatalogOperator),
      setSongMetadata: bind(setSongMetadata),
      simulateSetSongMetadata: bind(simulateSetSongMetadata),
      setSuspended: bind(setSuspended),
      simulateSetSuspended: bind(simulateSetSuspended),
      setTerms: bind(setTerms),
      simulateSetTerms: bind(simulateSetTerms),
      transferSong: bind(transferSong),
      simulateTransferSong: bind(simulateTransferSong),
    }
  }
}
