export { type AddToIpfsParameters, type AddToIpfsReturnType, addToIpfs } from './add.ts'
export { cidOf, type IpfsContent } from './cidOf.ts'
export {
  type FetchBlockParameters,
  type FetchFromIpfsParameters,
  fetchBlock,
  fetchFromIpfs,
  ipfsUrl,
} from './fetch.ts'
export {
  type FetchMetadataParameters,
  fetchProfileMetadata,
  fetchSongMetadata,
} from './fetchMetadata.ts'
