import { StaveError } from './base.ts'

export type IpfsUnreachableErrorType = IpfsUnreachableError & { name: 'IpfsUnreachableError' }

/** No answer from an IPFS node or gateway. */
export class IpfsUnreachableError extends StaveError {
  override name = 'IpfsUnreachableError'
  constructor({ url }: { url: string }, options: { cause?: unknown } = {}) {
    super('IPFS does not answer.', {
      cause: options.cause as Error,
      metaMessages: [
        `URL: ${url}`,
        'Check that the node runs and the URL is right, then try again.',
      ],
    })
  }
}

export type IpfsRefusedErrorType = IpfsRefusedError & { name: 'IpfsRefusedError' }

/** An IPFS node or gateway answered with an error. */
export class IpfsRefusedError extends StaveError {
  override name = 'IpfsRefusedError'
  /** The HTTP status, if known. */
  readonly status: number | undefined
  constructor(
    { url, status }: { url: string; status?: number },
    options: { cause?: unknown } = {},
  ) {
    super(
      status === 404
        ? 'IPFS does not have this content.'
        : `IPFS refused the request${status ? ` with status ${status}` : ''}.`,
      {
        cause: options.cause as Error,
        metaMessages: [
          `URL: ${url}`,
          'Check the CID and, for an upload, the size that the node takes.',
        ],
      },
    )
    this.status = status
  }
}

export type CidMismatchErrorType = CidMismatchError & { name: 'CidMismatchError' }

/** The bytes are not those that the CID stands for. */
export class CidMismatchError extends StaveError {
  override name = 'CidMismatchError'
  constructor({ expected, actual }: { expected: string; actual: string }) {
    super('IPFS delivered or stored other bytes than asked for.', {
      metaMessages: [
        `Expected: ${expected}`,
        `Actual: ${actual}`,
        'Nothing was used. Try another gateway or node.',
      ],
    })
  }
}
