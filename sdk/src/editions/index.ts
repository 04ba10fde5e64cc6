export {
  hashPass,
  type Pass,
  type PassTypedDataParameters,
  passTypedData,
  type SignedPass,
} from './pass.ts'
export { decodePass, encodePass } from './passCode.ts'
export { type PassPriceParameters, passPrice } from './prices.ts'
export type { EditionTerms } from './terms.ts'
