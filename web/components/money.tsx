import { cn } from '@/lib/cn.ts'
import { type LineId, lines } from '@/lib/lines.ts'
import { formatUsd } from '@/lib/money.ts'

type MoneyProps = {
  /** Micro-USDC; a string is what the subgraph gives. */
  micro: bigint | string
  /** The line it came by, whose colour it takes. */
  line?: LineId
  className?: string
}

/** An exact amount of dollars. */
export function Money({ micro, line, className }: MoneyProps) {
  const color = lines.find(({ id }) => id === line)?.color
  return (
    <span className={cn('tabular whitespace-nowrap', className)} style={color ? { color } : {}}>
      {formatUsd(BigInt(micro))}
    </span>
  )
}

/** What a play costs; nothing reads "Free". */
export function Price({ micro, className }: Pick<MoneyProps, 'micro' | 'className'>) {
  if (BigInt(micro) === 0n) return <span className={className}>Free</span>
  return <Money micro={micro} line="tabs" {...(className && { className })} />
}
