import { type PortraitArcs, portraitArcs, portraitSize } from '@/components/defender/portrait-arcs'
import { voiceArc } from '@/components/ui/voice-arcs'
import { pictureFamilies } from '@/lib/sharing/picture-families'
import { pictureSize } from '@/lib/sharing/picture-size'

/** The tokens of the light palette, as the picture's library takes no `oklch`. */
const colour = {
  paper: '#faf6ee',
  tint: '#f1e9dc',
  ink: '#241a13',
  soft: '#4d453e',
  voice: '#b1361c',
}
const panel = { width: 420, height: pictureSize.height }

/** The words of the picture; a text that could not be written is left out. */
export type PictureWords = {
  kicker?: string | undefined
  title?: string | undefined
  line?: string | undefined
  /** Marks a fictional case. */
  sample?: string | undefined
}

type Props = PictureWords & {
  /** The slug whose arcs are drawn; without one those of the mark. */
  of?: string | undefined
}

/**
 * The picture of a shared address. It is no part of a page: the server draws it, with a library
 * that knows flexible boxes and inline styles, and no style sheet.
 */
export function SharePicture({ kicker, title, line, sample, of }: Props) {
  return (
    <div
      style={{
        display: 'flex',
        width: '100%',
        height: '100%',
        backgroundColor: colour.paper,
        color: colour.ink,
        fontFamily: pictureFamilies.sans,
        fontSize: 32,
        lineHeight: 1.3,
      }}
    >
      <div
        style={{
          display: 'flex',
          flexDirection: 'column',
          justifyContent: 'space-between',
          width: pictureSize.width - panel.width,
          padding: '60px 48px 56px 64px',
        }}
      >
        <div style={{ display: 'flex', flexDirection: 'column' }}>
          {sample && (
            <div
              style={{
                display: 'flex',
                alignSelf: 'flex-start',
                padding: '2px 16px',
                marginBottom: 20,
                border: `3px solid ${colour.ink}`,
              }}
            >
              {sample}
            </div>
          )}
          {kicker && <div style={{ display: 'flex', color: colour.soft }}>{kicker}</div>}
          {title && <Title text={title} />}
        </div>
        <div style={{ display: 'flex', flexDirection: 'column' }}>
          {line && (
            <div style={{ display: 'block', lineClamp: 2, marginBottom: 28, color: colour.soft }}>
              {line}
            </div>
          )}
          <Brand />
        </div>
      </div>
      <div style={{ display: 'flex', ...panel, backgroundColor: colour.tint }}>
        {of === undefined ? <Voice /> : <Portrait arcs={portraitArcs(of)} />}
      </div>
    </div>
  )
}

function Title({ text }: { text: string }) {
  return (
    <div
      style={{
        display: 'block',
        lineClamp: 4,
        marginTop: 16,
        fontFamily: pictureFamilies.serif,
        fontSize: titleSize(text),
        lineHeight: 1.14,
      }}
    >
      {text}
    </div>
  )
}

/** The font size in pixels: as large as the text's length allows. */
function titleSize({ length }: { length: number }): number {
  if (length <= 24) return 84
  return length <= 60 ? 64 : 50
}

function Brand() {
  const point = { x: 5, y: 16 }
  const arcs = [8.5, 15, 21.5].map((radius, ring) => voiceArc(point, radius, 0, 34 + ring * 5))
  return (
    <div style={{ display: 'flex', alignItems: 'center', fontFamily: pictureFamilies.serif }}>
      <svg width="44" height="44" viewBox="0 0 32 32" aria-hidden="true">
        <circle cx="5" cy="16" r="3" fill={colour.voice} />
        <path d={arcs.join('')} fill="none" stroke={colour.voice} strokeWidth="3" />
      </svg>
      <div style={{ display: 'flex', marginLeft: 16, fontSize: 40 }}>Altaveu</div>
    </div>
  )
}

function Portrait({ arcs }: { arcs: PortraitArcs }) {
  const { width, height } = portraitSize
  const thickness = [1.5, 3, 5.5]
  return (
    <svg
      {...panel}
      viewBox={`${(width - (height * 2) / 3) / 2} 0 ${(height * 2) / 3} ${height}`}
      aria-hidden="true"
    >
      {arcs.map((path, index) => (
        <path
          key={thickness[index]}
          d={path}
          fill="none"
          stroke={colour.voice}
          strokeWidth={thickness[index]}
          strokeLinecap="round"
        />
      ))}
    </svg>
  )
}

function Voice() {
  const point = { x: 40, y: panel.height / 2 }
  const rings = [80, 145, 210, 275, 340].map((radius) => voiceArc(point, radius, 0, 40))
  return (
    <svg {...panel} viewBox={`0 0 ${panel.width} ${panel.height}`} aria-hidden="true">
      <circle cx={point.x} cy={point.y} r="22" fill={colour.voice} />
      <path
        d={rings.join('')}
        fill="none"
        stroke={colour.voice}
        strokeWidth="20"
        strokeLinecap="round"
      />
    </svg>
  )
}
