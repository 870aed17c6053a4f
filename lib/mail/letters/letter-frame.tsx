import { Body } from '@react-email/body'
import { Button } from '@react-email/button'
import { Container } from '@react-email/container'
import { Head } from '@react-email/head'
import { Heading } from '@react-email/heading'
import { Hr } from '@react-email/hr'
import { Html } from '@react-email/html'
import { Preview } from '@react-email/preview'
import { Text } from '@react-email/text'
import type { Locale } from '@/lib/i18n/routing'
import type { LetterWords } from '@/lib/mail/letters/letter-words'

const ink = '#1f1a17'
const paper = '#fbf8f3'
const quiet = '#5a5048'
const voice = '#a6341b'
const serif = 'Georgia, "Times New Roman", serif'
const sans = 'Verdana, "Segoe UI", Helvetica, Arial, sans-serif'

const smallText = { color: quiet, fontSize: 14, lineHeight: '1.5' }
const bodyText = { fontSize: 16, lineHeight: '1.6', margin: '16px 0' }

/** The dark palette, for the mail programs that have one; it has to win over the inline colours. */
const dark = `@media (prefers-color-scheme: dark) {
  body, td { background-color: #1a1511 !important; color: #e9e3d8 !important; }
  .voice { color: #f5916a !important; }
  .quiet { color: #c6beb3 !important; }
  .button { background-color: #f5916a !important; color: #1a1511 !important; }
  hr { border-color: #463e37 !important; }
}`

type Props = { locale: Locale; link: string; subject: string; words: LetterWords }

/**
 * The one frame of all letters: a heading, a few words, one button, its link in words, and why the
 * reader gets the letter.
 */
export function LetterFrame({ locale, link, subject, words }: Props) {
  return (
    <Html lang={locale} dir="ltr">
      <Head>
        <title>{subject}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{dark}</style>
      </Head>
      <Body style={{ backgroundColor: paper, color: ink, fontFamily: sans, margin: 0 }}>
        <Preview>{words.preheader}</Preview>
        <Container style={{ maxWidth: 560, padding: '32px 24px' }}>
          <Text
            className="voice"
            style={{ color: voice, fontFamily: serif, fontSize: 20, margin: 0 }}
          >
            Altaveu
          </Text>
          <Heading as="h1" style={{ fontFamily: serif, fontSize: 26, lineHeight: '1.25' }}>
            {words.heading}
          </Heading>
          {words.paragraphs.map((paragraph) => (
            <Text key={paragraph} style={bodyText}>
              {paragraph}
            </Text>
          ))}
          {words.button && (
            <Button
              className="button"
              href={link}
              style={{
                backgroundColor: voice,
                borderRadius: 3,
                color: '#ffffff',
                fontSize: 17,
                fontWeight: 700,
                padding: '14px 24px',
              }}
            >
              {words.button}
            </Button>
          )}
          {words.button && (
            <Text className="quiet" style={{ ...smallText, wordBreak: 'break-all' }}>
              {words.copyLink}
              <br />
              {link}
            </Text>
          )}
          <Text style={bodyText}>{words.notYou}</Text>
          <Hr style={{ borderColor: '#d9cfc3', margin: '32px 0 16px' }} />
          {words.reasons.map((reason) => (
            <Text className="quiet" key={reason} style={smallText}>
              {reason}
            </Text>
          ))}
        </Container>
      </Body>
    </Html>
  )
}
