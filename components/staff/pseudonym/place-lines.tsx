import type { PlaceLine } from '@/components/staff/pseudonym/pseudonym-state'

/** Where a former name can still be read. */
export function PlaceLines({ places }: { places: readonly PlaceLine[] }) {
  return (
    <ul className="lines">
      {places.map(({ text, href }) => (
        <li key={text}>{href ? <a href={href}>{text}</a> : text}</li>
      ))}
    </ul>
  )
}
