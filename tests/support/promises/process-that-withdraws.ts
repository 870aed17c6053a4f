import { withdrawSignature } from '@/lib/signatures/own-page/withdraw-signature'

/** A web process that withdraws one signature, to be killed while it does. */
await withdrawSignature(process.env.TEST_TOKEN ?? '')
