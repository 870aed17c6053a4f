import { voiceArc } from '@/components/ui/voice-arcs'

/** The drawing's size: upright, as a portrait is. */
export const portraitSize = { width: 160, height: 200 }

/** Path data by the thickness of the arcs: one path each, thinnest first. */
export type PortraitArcs = [thin: string, middle: string, thick: string]

/**
 * The arcs that replace a person's picture: computed from the slug, so that each person has their
 * own and always the same.
 */
export function portraitArcs(slug: string): PortraitArcs {
  const random = numbersFrom(slug)
  const between = (min: number, max: number) => min + random() * (max - min)
  const point = { x: between(30, 130), y: between(135, 180) }
  const direction = -90 + (80 - point.x) * 0.5 + between(-14, 14)
  const step = between(10, 14)
  const wave = between(0.35, 0.9)
  const phase = between(0, 6.3)
  const arcs: PortraitArcs = ['', '', '']
  for (let ring = 1; ring * step < 190; ring++) {
    const open = 44 + 26 * Math.sin(ring * wave + phase) + between(-6, 6)
    const thickness = random() < 0.22 ? 2 : random() < 0.5 ? 1 : 0
    arcs[thickness] += voiceArc(point, ring * step, direction, open)
  }
  return arcs
}

/** Numbers from 0 to 1 that follow from a text alone: FNV-1a as the seed, then mulberry32. */
function numbersFrom(text: string): () => number {
  let state = 0x811c9dc5
  for (const character of text) {
    state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193)
  }
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
