import {
  Body,
  Button,
  Container,
  Head,
  Heading,
  Hr,
  Html,
  Preview,
  Text,
} from '@react-email/components'
import type { Locale } from '@/lib/i18n/routing'

export type LetterWords = {
  preheader: string
  heading: string
  /** What this is about, a paragraph each. */
  paragraphs: string[]
  button: string
  /** Why one gets this letter, and who is responsible. */
  reasons: string[]
}

const ink = '#1f1a17'
const paper = '#fbf8f3'
const quiet = '#5a5048'
const voice = '#a6341b'
const serif = 'Georgia, "Times New Roman", serif'
const sans = 'Verdana, "Segoe UI", Helvetica, Arial, sans-serif'

/** The one frame of all letters: a heading, a few words, one button, and why one gets it. */
export function LetterFrame(props: { locale: Locale; link: string; words: LetterWords }) {
  const { locale, link, words } = props
  return (
    <Html lang={locale} dir="ltr">
      <Head>
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
      </Head>
      <Preview>{words.preheader}</Preview>
      <Body style={{ backgroundColor: paper, color: ink, fontFamily: sans, margin: 0 }}>
        <Container style={{ maxWidth: 560, padding: '32px 24px' }}>
          <Text style={{ color: voice, fontFamily: serif, fontSize: 20, margin: 0 }}>Altaveu</Text>
          <Heading as="h1" style={{ fontFamily: serif, fontSize: 26, lineHeight: '1.25' }}>
            {words.heading}
          </Heading>
          {words.paragraphs.map((paragraph) => (
            <Text key={paragraph} style={{ fontSize: 16, lineHeight: '1.6' }}>
              {paragraph}
            </Text>
          ))}
          <Button
            href={link}
            style={{ backgroundColor: voice, color: '#ffffff', fontSize: 17, padding: '14px 24px' }}
          >
            {words.button}
          </Button>
          <Hr style={{ borderColor: '#d9cfc3', margin: '32px 0 16px' }} />
          {words.reasons.map((reason) => (
            <Text key={reason} style={{ color: quiet, fontSize: 14, lineHeight: '1.5' }}>
              {reason}
            </Text>
          ))}
        </Container>
      </Body>
    </Html>
  )
}
