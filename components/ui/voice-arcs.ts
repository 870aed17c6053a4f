/** A point of a drawing, in its own units. */
type Point = { x: number; y: number }

const tenth = (value: number) => Math.round(value * 10) / 10

function at({ x, y }: Point, radius: number, degrees: number): string {
  const angle = (degrees * Math.PI) / 180
  return `${tenth(x + radius * Math.cos(angle))} ${tenth(y + radius * Math.sin(angle))}`
}

/**
 * An arc around its point, as far to either side of its direction as it is open. Degrees run
 * clockwise from the right, as SVG's y axis points down. Returns SVG path data.
 */
export function voiceArc(from: Point, radius: number, direction: number, open: number): string {
  const start = at(from, radius, direction - open)
  const end = at(from, radius, direction + open)
  const large = open > 90 ? 1 : 0
  return `M${start}A${tenth(radius)} ${tenth(radius)} 0 ${large} 1 ${end}`
}
