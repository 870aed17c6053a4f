import { voiceArc } from '@/components/ui/voice-arcs'

const point = { x: 6, y: 60 }
const rings = 8
const open = 44

type Part = { signatures: number; goal: number }

/** A campaign's progress as arcs that fill toward its goal; the numbers are beside it. */
export function ProgressArcs({ signatures, goal }: Part) {
  return (
    <svg className="progress" viewBox="0 0 88 120" aria-hidden="true">
      <circle cx={point.x} cy={point.y} r="5" fill="currentColor" />
      <g fill="none" stroke="currentColor" strokeLinecap="round">
        <path d={whole()} strokeWidth="1" />
        <path d={filled(Math.min(1, signatures / goal))} strokeWidth="5" />
      </g>
    </svg>
  )
}

const radius = (ring: number) => 16 + ring * 9

function whole(): string {
  return Array.from({ length: rings }, (_, ring) => voiceArc(point, radius(ring), 0, open)).join('')
}

/** Fills ring after ring from the point outwards, each from its middle to both sides. */
function filled(share: number): string {
  return Array.from({ length: rings }, (_, ring) => {
    const part = Math.min(1, Math.max(0, share * rings - ring))
    return part > 0 ? voiceArc(point, radius(ring), 0, Math.max(1, open * part)) : ''
  }).join('')
}
