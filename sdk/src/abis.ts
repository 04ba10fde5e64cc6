export {
  accessAbi,
  accessManagerAbi,
  catalogAbi,
  commonsCreditAbi,
  dutchAuctionsAbi,
  editionsAbi,
  englishAuctionsAbi,
  giftsAbi,
  patronageAbi,
  splitsAbi,
  tabsAbi,
  testUsdAbi,
} from './generated/abis.ts'
