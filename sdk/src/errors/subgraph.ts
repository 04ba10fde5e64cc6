import { StaveError } from './base.ts'

export type SubgraphUnreachableErrorType = SubgraphUnreachableError & {
  name: 'SubgraphUnreachableError'
}

/** No usable answer from the subgraph's endpoint. */
export class SubgraphUnreachableError extends StaveError {
  override name = 'SubgraphUnreachableError'
  constructor(
    { url, status }: { url: string; status?: number },
    options: { cause?: unknown } = {},
  ) {
    super(`The subgraph does not answer${status ? ` (HTTP status ${status})` : ''}.`, {
      cause: options.cause as Error,
      metaMessages: [
        `URL: ${url}`,
        'Check that graph-node runs and the URL is right, then try again.',
      ],
    })
  }
}

export type SubgraphQueryErrorType = SubgraphQueryError & { name: 'SubgraphQueryError' }

/** The subgraph answered with errors. */
export class SubgraphQueryError extends StaveError {
  override name = 'SubgraphQueryError'
  /** Each error's message. */
  readonly reasons: string[]
  constructor({ reasons }: { reasons: string[] }) {
    super(`The subgraph cannot answer: ${reasons.join('; ') || 'no data'}.`, {
      metaMessages: ['Check that the deployed subgraph is of the same version as the SDK.'],
    })
    this.reasons = reasons
  }
}

export type SubgraphBehindErrorType = SubgraphBehindError & { name: 'SubgraphBehindError' }

/** The subgraph has not indexed a block in time. */
export class SubgraphBehindError extends StaveError {
  override name = 'SubgraphBehindError'
  constructor({ wanted, indexed, stopped }: { wanted: number; indexed: number; stopped: boolean }) {
    super(
      stopped
        ? `The subgraph has stopped at block ${indexed} because of an indexing error.`
        : `The subgraph has indexed up to block ${indexed}; block ${wanted} is awaited.`,
      { metaMessages: ['What was written stands on the chain; it will show once it is indexed.'] },
    )
  }
}
