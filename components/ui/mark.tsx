import { voiceArc } from '@/components/ui/voice-arcs'

const point = { x: 5, y: 16 }
const arcs = [
  voiceArc(point, 8.5, 0, 34),
  voiceArc(point, 15, 0, 40),
  voiceArc(point, 21.5, 0, 44),
].join('')

/** The mark: a point and the arcs that open from it. `public/favicon.svg` is the same drawing. */
export function Mark() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true">
      <circle cx={point.x} cy={point.y} r="3" fill="currentColor" />
      <path d={arcs} fill="none" stroke="currentColor" strokeWidth="3" strokeLinecap="round" />
    </svg>
  )
}
