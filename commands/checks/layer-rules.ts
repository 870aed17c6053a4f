import type { IForbiddenRuleType, IRegularForbiddenRuleType } from 'dependency-cruiser'

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
  never('Nothing goes in a circle', {}, { circular: true }),
  never('Every import leads somewhere', {}, { couldNotResolve: true }),
  never('A subject knows no entry point', { path: '^lib/' }, { path: entryPoints }),
  never(
    'Only entry points and components show components',
    { path: '^lib/' },
    { path: '^components/' },
  ),
  never('The ground knows no subject', { path: '^lib/platform/' }, { path: '^lib/(?!platform/)' }),
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
      path: '^lib/(?!i18n/|platform/).*/(read|list|count|sign|confirm|find|deliver|claim|forget|fold|answer|ask|queue|withdraw|erase|store|take)-[^/]+$',
      dependencyTypesNot: ['type-only'],
    },
  ),
  never('Components know no entry point', { path: '^components/' }, { path: entryPoints }),
  never(
    'The server knows no page',
    { path: '^server/' },
    { path: '^(app|components|worker|commands)/' },
  ),
  never(
    'The worker knows no other entry point',
    { path: '^worker/' },
    { path: '^(app|components|server|commands)/' },
  ),
  never(
    'Pages know no other entry point',
    { path: '^app/' },
    { path: '^(server|worker|commands)/' },
  ),
  never(
    'Commands show no page',
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
    'Nothing that runs knows the tests',
    { pathNot: [tests, '^vitest\\.config'] },
    { path: tests },
  ),
  never(
    'What is needed only for development stays out of what runs',
    { path: '^(app|components|lib|server|worker|prisma)/' },
    { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  ),
]
