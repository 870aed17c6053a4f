import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { type Answer, ask, signature, signaturesOf, signByJson } from '@/tests/http/ask'
import {
  type Fields,
  formIn,
  formType,
  multipart,
  partsOf,
  sendForm,
  wordsOf,
} from '@/tests/http/form'
import { openWire, statusOf } from '@/tests/http/wire'
import { addCampaign } from '@/tests/support/campaign'
import { openSite } from '@/tests/support/open-site'
