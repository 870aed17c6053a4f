import { expect, test } from 'vitest'
import { drawableText } from '@/lib/sharing/drawable-text'

test.each([
  ['Lina 🌻 Prova', 'Lina Prova'],
  ['👩🏽‍⚖️ Prova', 'Prova'],
  ['Prova 🇨🇴', 'Prova'],
  ['Número 1️⃣', 'Número 1'],
  ['🕊️', ''],
  ['Il·lustre Ñandú © 2026', 'Il·lustre Ñandú © 2026'],
  ['عائشة', 'عائشة'],
])('of %s a picture shows %s', (text, drawn) => {
  expect(drawableText(text)).toBe(drawn)
})
