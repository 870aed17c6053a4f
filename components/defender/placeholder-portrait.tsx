import { portraitArcs, portraitSize } from '@/components/defender/portrait-arcs'

const { width, height } = portraitSize
const thickness = [1.5, 3, 5.5]

/** The picture of a person who has none; the name is beside it, in words. */
export function PlaceholderPortrait({ slug }: { slug: string }) {
  return (
    <svg className="portrait" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <g fill="none" stroke="currentColor" strokeLinecap="round">
        {portraitArcs(slug).map((arcs, index) => (
          <path key={thickness[index]} d={arcs} strokeWidth={thickness[index]} />
        ))}
      </g>
    </svg>
  )
}
