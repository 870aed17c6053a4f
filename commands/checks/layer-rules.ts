import type { IForbiddenRuleType, IRegularForbiddenRuleType } from 'dependency-cruiser'
import { actVerbs } from '@/commands/checks/act-verbs'

const entryPoints = '^(app|server|worker|commands)/'
const tests = '^tests/'

type From = IRegularForbiddenRuleType['from']
type To = IRegularForbiddenRuleType['to']

const never = (name: string, from: From, to: To): IForbiddenRuleType => ({
  name,
  severity: 'error',
  from,
  to,
})

/** Matches modules reached over any number of imports, type-only ones included. */
const neverReaches = (name: string, from: string, to: string): IForbiddenRuleType => ({
  name,
  severity: 'error',
  from: { path: from },
  to: { path: to, reachable: true },
})

/**
 * The rules of which modules may import which (docs/architecture.md); each name is the sentence
 * that reports a breach.
 */
export const layerRules: IForbiddenRuleType[] = [
  never('No circular imports', {}, { circular: true }),
  never('No import without a file', {}, { couldNotResolve: true }),
  never('A subject imports no entry point', { path: '^lib/' }, { path: entryPoints }),
  never(
    'Only entry points and components import components',
    { path: '^lib/' },
    { path: '^components/' },
  ),
  never(
    'lib/platform imports no subject',
    { path: '^lib/platform/' },
    { path: '^lib/(?!platform/)' },
  ),
  never(
    'Only lib/i18n imports next',
    { path: '^lib/', pathNot: '^lib/i18n/' },
    { path: 'node_modules/(next|next-intl)/' },
  ),
  never(
    'Within lib only letters import React',
    { path: '^lib/', pathNot: '^lib/mail/letters/' },
    { path: 'node_modules/(react|react-dom|@react-email)/' },
  ),
  never(
    'Components read and write no data',
    { path: '^components/' },
    { path: '^lib/platform/(db|keys|content-version|generated)' },
  ),
  never(
    'Components call no act or query, but for its types',
    { path: '^components/' },
    {
      path: `^lib/(?!i18n/|platform/).*/(${actVerbs.join('|')})-[^/]+$`,
      dependencyTypesNot: ['type-only'],
    },
  ),
  never('Components import no entry point', { path: '^components/' }, { path: entryPoints }),
  never(
    'The server imports no page',
    { path: '^server/' },
    { path: '^(app|components|worker|commands)/' },
  ),
  never(
    'The worker imports no other entry point',
    { path: '^worker/' },
    { path: '^(app|components|server|commands)/' },
  ),
  never(
    'Pages import no other entry point',
    { path: '^app/' },
    { path: '^(server|worker|commands)/' },
  ),
  never(
    'Commands import no other entry point',
    { path: '^commands/' },
    { path: '^(app|components|server|worker)/' },
  ),
  never(
    'Only platform/db makes a database client',
    {
      path: '^(app|components|lib|server|worker)/',
      pathNot: '^lib/platform/(db|shared-pool|generated)',
    },
    {
      path: ['node_modules/(pg|@prisma)/', '^lib/platform/generated/'],
      dependencyTypesNot: ['type-only'],
    },
  ),
  never(
    "Prisma's types stop at lib",
    { path: '^(app|components|server|worker)/' },
    { path: '^lib/platform/generated/' },
  ),
  // These rules follow any number of imports, since a module in between would hide a breach from a
  // rule about direct imports.
  neverReaches(
    'The web never reaches what opens a sealed record, nor what hands letters over',
    '^(app|server|components)/',
    '^lib/(platform/keys/worker|signatures/open-record|mail/transports/(open-transport|resend|smtp))\\.ts$',
  ),
  neverReaches(
    "The worker never reaches the web's keys",
    '^worker/',
    '^lib/platform/keys/web\\.ts$',
  ),
  never(
    'Nothing that runs imports the tests',
    { pathNot: [tests, '^vitest\\.config'] },
    { path: tests },
  ),
  never(
    'What is needed only for development stays out of what runs',
    { path: '^(app|components|lib|server|worker|prisma)/' },
    { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  ),
]
