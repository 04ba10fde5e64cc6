import {
  createGateway,
  createLogger,
  type Gateway,
  readGatewayEnvironment,
} from '@stave/sdk/gateway'

let gateway: Gateway | undefined

/** The stream gateway; made when the first request comes, so that building the site needs no environment. */
function handle(request: Request): Promise<Response> {
  gateway ??= createGateway({
    ...readGatewayEnvironment(process.env),
    logger: createLogger({ name: 'gateway' }),
  })
  return gateway.handle(request)
}

export { handle as DELETE, handle as GET, handle as HEAD, handle as POST, handle as PUT }
