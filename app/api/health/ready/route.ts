import { databaseTime } from '@/lib/platform/db'

export const dynamic = 'force-dynamic'

const headers = { 'cache-control': 'no-store' }

export async function GET() {
  const database = await databaseTime().then(
    () => 'ready',
    () => 'away',
  )
  const status = database === 'ready' ? 200 : 503
  return Response.json({ ready: status === 200, database }, { status, headers })
}
