import { notFound } from 'next/navigation'
import { isId } from '@/app/staff/list-query'
import { currentRequest } from '@/lib/platform/request-protocol'

export type ItemParams = { params: Promise<{ id: string }> }

/** The id in a screen's address; the 404 where it cannot be one. */
export async function itemId({ params }: ItemParams): Promise<string> {
  const { id } = await params
  return isId(id) ? id : notFound()
}

/** The item that an act is about: it comes from the address that the form was sent to, never from a field. */
export function submittedItem(): string {
  const id = currentRequest().path?.split('/')[3]
  return isId(id) ? id : notFound()
}

/** What of the item an act is about, where the address that the form was sent to says it. */
export const submittedPart = (): string | undefined => currentRequest().path?.split('/')[5]
