export {
  accessAbi,
  accessManagerAbi,
  catalogAbi,
  splitsAbi,
  tabsAbi,
  testUsdAbi,
} from './generated/abis.ts'
