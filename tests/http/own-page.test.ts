import { beforeAll, describe, expect, test } from 'vitest'
import { addressOf, locales } from '@/lib/i18n/routing'
import { type Answer, ask, countOf, signByJson } from '@/tests/http/ask'
