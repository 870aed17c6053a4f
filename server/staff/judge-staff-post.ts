import type { IncomingHttpHeaders } from 'node:http'
import { isSameOrigin } from '@/server/admission'
import { namesOneAction } from '@/server/bodies/action-fields'
import { readFormFields } from '@/server/bodies/multipart-body'
import {
  isActionId,
  isValidArgument,
  isValidCall,
  namesPlainAction,
} from '@/server/staff/action-call'

/**
 * Whether a POST was sent from a page of ours: in the workspace an `Origin` is required, and it is ours.
 * `null` is refused whatever else is said, since a session hangs on it.
 */
export function isFromWorkspace(headers: IncomingHttpHeaders, appUrl: string): boolean {
  const { origin } = headers
  return origin !== undefined && origin !== 'null' && isSameOrigin(headers, appUrl)
}

/** Whether a POST's body is of a type that an action takes: a form, or the text of a call. */
export function isActionType(headers: IncomingHttpHeaders): boolean {
  if (headers['content-encoding'] !== undefined) return false
  const [type = ''] = (headers['content-type'] ?? '').toLowerCase().split(';')
  return type.trim() === 'multipart/form-data' || (type.trim() === 'text/plain' && isCall(headers))
}

/** Whether Next's client calls an action, as against a form that is sent without scripts. */
export const isCall = (headers: IncomingHttpHeaders): boolean =>
  headers['next-action'] !== undefined

/** Whether a body is whole and names or calls exactly one action, before anything decodes it. */
export function isActionBody(headers: IncomingHttpHeaders, body: Buffer): boolean {
  const type = headers['content-type'] ?? ''
  if (isCall(headers) && !isActionId(headers['next-action'])) return false
  if (type.toLowerCase().startsWith('text/plain')) return isValidArgument(body)
  const fields = readFormFields(type, body)
  if (!fields) return false
  if (isCall(headers)) return isValidCall(fields)
  return namesOneAction(fields) || namesPlainAction(fields)
}
