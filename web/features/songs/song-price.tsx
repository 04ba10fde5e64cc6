import { Price } from '@/components/money.tsx'
import { isPlayable, playPrice, type SongCard } from './song-card.ts'

type SongPriceProps = { song: Pick<SongCard, 'price' | 'lines'>; className?: string }

/** What a play of the song costs; or that it is for who backs the artist or subscribes. */
export function SongPrice({ song, className }: SongPriceProps) {
  if (!isPlayable(song)) return <span className={className}>Members</span>
  return <Price micro={playPrice(song)} {...(className && { className })} />
}
