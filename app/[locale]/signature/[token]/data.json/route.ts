import { submittedTo } from '@/app/documents/submitted-to'
import { handleRequest } from '@/app/handle-request'
import { addressOf } from '@/lib/i18n/routing'
import { openSignature } from '@/lib/signatures/own-page/open-signature'
import { signatureData } from '@/lib/signatures/own-page/signature-data'

export const dynamic = 'force-dynamic'

const headers = {
  'content-type': 'application/json; charset=utf-8',
  'content-disposition': 'attachment; filename="altaveu-signature.json"',
  'cache-control': 'no-store',
}

/** Answers with all that is stored, as a file. Where nothing is, the page of the link says so. */
export function POST(): Promise<Response> {
  // The server answers a fault in words, so the status alone is enough here.
  return handleRequest('give what is held', download, (status) => new Response(null, { status }))
}

async function download(): Promise<Response> {
  const { locale, token } = submittedTo()
  const opened = await openSignature(locale, token)
  if (opened.outcome === 'found') {
    const data = JSON.stringify(signatureData(opened.signature), null, 2)
    return new Response(`${data}\n`, { headers })
  }
  const location = addressOf(locale, 'confirm', { token })
  return new Response(null, { status: 303, headers: { location } })
}
