import type { DetailedHTMLProps, HTMLAttributes } from 'react'

type ShareAttributes = HTMLAttributes<HTMLElement> & {
  address: string
  name: string
  copied: string
  selected: string
}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      /** Defined in public/enhance.js. */
      'share-page': DetailedHTMLProps<ShareAttributes, HTMLElement>
    }
  }
}
