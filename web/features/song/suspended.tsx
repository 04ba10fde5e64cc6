/** Says that a song takes no plays at the moment. */
export function Suspended() {
  return (
    <p role="status" className="rounded-xl border border-warn/40 bg-warn/10 px-5 py-4 text-sm">
      A curator has suspended this song: it takes no new plays. What it has earned stays its
      makers’.
    </p>
  )
}
