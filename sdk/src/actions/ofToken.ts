import { TokenBalanceTooLowError } from '../errors/sdk.ts'
import { ERC20InsufficientBalanceError } from '../errors/shared.ts'

/** Names a token that is not the currency: what it lacks is not USDC. */
export async function ofToken<result>(
  { symbol, decimals }: { symbol: string; decimals: number },
  call: Promise<result>,
): Promise<result> {
  try {
    return await call
  } catch (error) {
    if (!(error instanceof ERC20InsufficientBalanceError)) throw error
    const { balance, needed } = error.args
    throw new TokenBalanceTooLowError({ symbol, decimals, balance, needed }, { cause: error })
  }
}
