import { AccountLabel, TxLink } from '@/components/chain-links.tsx'
import { Moment } from '@/components/moment.tsx'
import { Money } from '@/components/money.tsx'
import { Cell, Head, Row, Table } from '@/components/table.tsx'
import { Section } from '@/features/discover/section.tsx'
import type { SplitInFull } from './tranche-list.tsx'

const sources: Record<string, string> = {
  CREDIT: 'Payment',
  STOREFRONT: 'Storefront’s part of the fee',
  FORWARD: 'From another split',
  FEES: 'Protocol fees',
}

/** The newest payments in and out of a split, each with its transaction. */
export function History({ split: { payments, withdrawals } }: { split: SplitInFull }) {
  return (
    <>
      <Section title="Payments in">
        {payments.length === 0 ? (
          <p className="text-sm text-soft">Nothing has come in yet.</p>
        ) : (
          <Table
            label="Payments in"
            head={
              <>
                <Head>What</Head>
                <Head className="hidden sm:table-cell">When</Head>
                <Head end>Amount</Head>
                <Head end className="hidden md:table-cell">
                  Received in all
                </Head>
                <Head end>Transaction</Head>
              </>
            }
          >
            {payments.map(({ id, source, amount, received, timestamp, transaction }) => (
              <Row key={id}>
                <Cell>{sources[source]}</Cell>
                <Cell className="hidden text-soft sm:table-cell">
                  <Moment seconds={timestamp} />
                </Cell>
                <Cell end>
                  <Money micro={amount} line="tabs" />
                </Cell>
                <Cell end className="hidden md:table-cell">
                  <Money micro={received} />
                </Cell>
                <Cell end>
                  <TxLink hash={transaction} />
                </Cell>
              </Row>
            ))}
          </Table>
        )}
      </Section>
      {withdrawals.length > 0 && (
        <Section title="Payments out">
          <Table
            label="Payments out"
            head={
              <>
                <Head>To</Head>
                <Head className="hidden sm:table-cell">When</Head>
                <Head end>Amount</Head>
                <Head end>Transaction</Head>
              </>
            }
          >
            {withdrawals.map(({ id, recipient, to, amount, timestamp, transaction }) => (
              <Row key={id}>
                <Cell>
                  {to ? (
                    <AccountLabel address={to} />
                  ) : (
                    `Split #${Number.parseInt(recipient, 16)}, inside the ledger`
                  )}
                </Cell>
                <Cell className="hidden text-soft sm:table-cell">
                  <Moment seconds={timestamp} />
                </Cell>
                <Cell end>
                  <Money micro={amount} />
                </Cell>
                <Cell end>
                  <TxLink hash={transaction} />
                </Cell>
              </Row>
            ))}
          </Table>
        </Section>
      )}
    </>
  )
}
