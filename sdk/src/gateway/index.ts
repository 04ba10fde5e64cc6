export {
  type GatewayConfig,
  type GatewayRates,
  InvalidEnvironmentError,
  readGatewayEnvironment,
  readServiceEnvironment,
  type ServiceConfig,
  type UploadLimits,
} from './config.ts'
export { createGateway, type Gateway } from './gateway.ts'
export type { Problem, ProblemCode } from './http/problem.ts'
export type { KeeperConfig, TickReport } from './keeper/context.ts'
export {
  createKeeper,
  type Keeper,
  type SettleNowOptions,
  type SettleNowReturnType,
} from './keeper/keeper.ts'
export { createLogger, type Logger } from './logger.ts'
export { ForeignDatabaseError } from './store/database.ts'
export type { TabState } from './store/schema.ts'
