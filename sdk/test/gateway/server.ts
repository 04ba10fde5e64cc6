/** Serves a gateway over HTTP, configured by the environment: for the tests that kill its process. */
import { createGateway, readGatewayEnvironment } from '../../src/gateway/index.ts'
import { serve } from './serve.ts'

const gateway = createGateway(readGatewayEnvironment(process.env))
await gateway.ready()
const { url } = await serve(gateway)
console.log(`ready ${url}`)
