'use client'

import { useQuery } from '@apollo/client/react'
import { simulateRevokeSessionKey } from '@stave/sdk/actions'
import { accountId, ListenerPageDocument } from '@stave/sdk/query'
import type { Hex } from 'viem'
import { Moment } from '@/components/moment.tsx'
import { Cell, Head, Row, Table } from '@/components/table.tsx'
import { Button } from '@/components/ui/button.tsx'
import { Section } from '@/features/discover/section.tsx'
import { useTransactor } from '@/features/transactions/use-transactor.tsx'
import { formatDay } from '@/lib/time.ts'
import type { Listener } from './play.ts'
import { openAddDevice } from './top-up-store.ts'
import { type LaneView, useLaneRefresh } from './use-lane.ts'

type LaneKeysProps = { lane: LaneView; listener: Listener }

/** The devices that may sign plays. */
export function LaneKeys({ lane, listener }: LaneKeysProps) {
  const { data } = useQuery(ListenerPageDocument, {
    variables: { id: accountId(listener.address) },
  })
  const { transact, pending } = useTransactor()
  const refresh = useLaneRefresh()
  const gateway = lane.gateway.address
  const keys =
    data?.listener?.lanes.find((one) => one.gateway.id === accountId(gateway))?.keys ?? []
  const now = Date.now() / 1000

  const revoke = async (keyId: Hex) => {
    const receipt = await transact({
      title: 'Revoke a device',
      prepare: (client) => simulateRevokeSessionKey(client, { gateway, keyId }),
    })
    if (!receipt) return
    const { address, chainId, keys: store } = listener
    if (keyId === lane.key?.id) await store.delete({ chainId, listener: address, gateway })
    await refresh()
  }

  const add = !lane.key && lane.balance > 0n && (
    <Button size="sm" onClick={openAddDevice}>
      Let this device play
    </Button>
  )
  return (
    <Section title="Devices" aside={add}>
      {keys.length === 0 ? (
        <p className="text-sm text-soft">
          No device may sign plays yet. Opening a tab makes a key that cannot leave this browser.
        </p>
      ) : (
        <Table
          label="Devices"
          head={
            <>
              <Head>Key</Head>
              <Head className="hidden sm:table-cell">Added</Head>
              <Head>Signs until</Head>
              <Head end>
                <span className="sr-only">Revoke</span>
              </Head>
            </>
          }
        >
          {keys.map(({ keyId, expiresAt, revokedAt, addedAt }) => {
            const ended = revokedAt !== null || Number(expiresAt) < now
            return (
              <Row key={keyId}>
                <Cell>
                  <span className="font-mono text-xs" title={keyId}>
                    {keyId.slice(0, 10)}…
                  </span>
                  {keyId === lane.key?.id && (
                    <span className="ml-2 rounded-full bg-tabs/12 px-2 py-0.5 text-tabs text-xs">
                      this device
                    </span>
                  )}
                </Cell>
                <Cell className="hidden text-soft sm:table-cell">
                  <Moment seconds={addedAt} />
                </Cell>
                <Cell className="text-soft">
                  {revokedAt ? (
                    <>
                      revoked <Moment seconds={revokedAt} />
                    </>
                  ) : (
                    formatDay(Number(expiresAt))
                  )}
                </Cell>
                <Cell end>
                  {!ended && (
                    <Button
                      size="sm"
                      variant="ghost"
                      disabled={pending}
                      aria-label={`Revoke key ${keyId.slice(0, 10)}`}
                      onClick={() => void revoke(keyId)}
                    >
                      Revoke
                    </Button>
                  )}
                </Cell>
              </Row>
            )
          })}
        </Table>
      )}
    </Section>
  )
}
