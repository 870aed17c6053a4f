import type { DetailedHTMLProps, HTMLAttributes } from 'react'

type CountAttributes = HTMLAttributes<HTMLElement> & { src: string; locale: string }

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      /** Defined in public/enhance.js. */
      'signature-count': DetailedHTMLProps<CountAttributes, HTMLElement>
    }
  }
}
