export {
  BID_EXTENSION,
  type DutchPriceAtParameters,
  dutchPriceAt,
  type MinimumBidAfterParameters,
  minimumBidAfter,
} from './prices.ts'
export { type AuctionStage, auctionStages, type DutchTerms, type EnglishTerms } from './terms.ts'
