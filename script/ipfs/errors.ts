/** An error whose reason is told to the client: `status` on the gateway, `rpcStatus` on the RPC. */
export class IpfsError extends Error {
  readonly status: number
  readonly rpcStatus: number

  constructor(message: string, status: number, rpcStatus = status) {
    super(message)
    this.name = 'IpfsError'
    this.status = status
    this.rpcStatus = rpcStatus
  }
}

/** The request itself is wrong. */
export const badRequest = (message: string) => new IpfsError(message, 400)

/** Nothing is stored here under that name; Kubo's RPC answers this with 500. */
export const notFound = (message: string) => new IpfsError(message, 404, 500)

/** The node cannot do what a well-formed request asks, e.g. `cat` of a directory. */
export const failed = (message: string) => new IpfsError(message, 500)

/** The body is larger than the node was told to take. */
export const tooLarge = (maxBytes: number) =>
  new IpfsError(
    `the upload is larger than ${maxBytes} bytes: send less, or raise IPFS_MAX_UPLOAD_BYTES`,
    413,
  )

/** The message of whatever was thrown. */
export const messageOf = (error: unknown) =>
  error instanceof Error ? error.message : String(error)
