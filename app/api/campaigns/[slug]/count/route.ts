import { answer, notFoundProblem, publicJson } from '@/app/api/answer'
import { countSignatures } from '@/lib/campaigns/count-signatures'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ slug: string }> }

export function GET(_request: Request, { params }: Context) {
  return answer(async () => {
    const count = await countSignatures((await params).slug)
    return count ? Response.json(count, publicJson) : notFoundProblem()
  })
}
