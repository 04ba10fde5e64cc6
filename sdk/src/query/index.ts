export * from '../generated/queries.ts'
export {
  createSubgraphClient,
  type PageVariables,
  type PaginateOptions,
  type SubgraphClient,
  type SubgraphClientConfig,
  type WaitForBlockOptions,
} from './client.ts'
export { dailyIncomeOf, type IncomeBucket, positionState, withdrawableOf } from './earnings.ts'
export { accountId, genreId, laneId, numberOfId, songId, splitId } from './ids.ts'
export { cleanSearchText, type SearchParameters, type SearchReturnType, search } from './search.ts'
