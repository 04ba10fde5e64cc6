'use client'

import { getRewards, simulateSetRewards } from '@stave/sdk/actions'
import { useState } from 'react'
import { NumberField, parseParts, parseWhole } from '@/components/ui/number-field.tsx'
import { Skeleton } from '@/components/ui/skeleton.tsx'
import type { RewardOffer } from '@/features/gifts/credit.ts'
import { ActionPanel } from '@/features/pay/action-panel.tsx'
import { useChainRead } from '@/features/pay/use-chain-read.ts'

/** What free listens to a song earn their listeners. */
export function RewardsForm({ song }: { song: number }) {
  const { data } = useChainRead(['rewards', song], (client) => getRewards(client, { song }))
  if (!data) return <Skeleton className="h-40" />
  return <Form song={song} terms={data} />
}

function Form({ song, terms }: { song: number; terms: RewardOffer }) {
  const [perListen, setPerListen] = useState(String(terms.perListen / 1_000))
  const [bonus, setBonus] = useState(String(terms.bonus / 1_000))
  const [bonuses, setBonuses] = useState(String(terms.bonusesLeft))
  const [multiplier, setMultiplier] = useState(String(Math.max(10, terms.multiplier) / 10))
  const read = {
    perListen: parseParts(perListen, 1_000, 65_535),
    bonus: parseParts(bonus, 1_000, 65_535),
    bonusesLeft: parseWhole(bonuses, 0, 16_777_215),
    multiplier: parseParts(multiplier, 10, 50),
  }
  const problem = problemWith(read)
  return (
    <ActionPanel
      line="gifts"
      action="Save the rewards"
      problem={problem}
      write={() => ({
        title: 'Set what free listens earn',
        prepare: (client) => simulateSetRewards(client, { song, terms: toTerms(read) }),
      })}
    >
      <p className="text-pretty text-sm text-soft">
        Listeners earn Commons Gift Credit under the caps of the platform; it costs you nothing.
      </p>
      <NumberField
        label="For a listen"
        suffix="CGC"
        step={0.001}
        min={0}
        max={65.535}
        value={perListen}
        onChange={setPerListen}
      />
      <NumberField
        label="Times as much from the sixth listen on"
        suffix="×"
        step={0.1}
        min={1}
        max={5}
        value={multiplier}
        onChange={setMultiplier}
      />
      <NumberField
        label="Bonus for the first listeners"
        suffix="CGC"
        step={0.001}
        min={0}
        max={65.535}
        value={bonus}
        onChange={setBonus}
      />
      <NumberField
        label="How many listeners more get it"
        min={0}
        max={16_777_215}
        value={bonuses}
        onChange={setBonuses}
      />
    </ActionPanel>
  )
}

type Read = Record<keyof RewardOffer, number | undefined>

function problemWith({ perListen, bonus, bonusesLeft, multiplier }: Read): string | undefined {
  if (perListen === undefined || bonus === undefined) {
    return 'A reward is 0 to 65.535 CGC, in thousandths.'
  }
  if (bonusesLeft === undefined) return 'The bonus is for 0 to 16,777,215 listeners.'
  if (multiplier === undefined || multiplier < 10) return 'From 1 to 5 times as much, in tenths.'
  return undefined
}

/** All zero is nothing: without rewards there is no multiplier either. */
function toTerms({
  perListen = 0,
  bonus = 0,
  bonusesLeft = 0,
  multiplier = 10,
}: Read): RewardOffer {
  if (perListen === 0 && (bonus === 0 || bonusesLeft === 0)) {
    return { perListen: 0, bonus: 0, bonusesLeft: 0, multiplier: 0 }
  }
  return { perListen, bonus, bonusesLeft, multiplier }
}
