import type { CampaignSummary } from '@/lib/campaigns/public-campaigns'
import { addressOf, defaultLocale, isLocale, type Locale } from '@/lib/i18n/routing'
import { settings } from '@/lib/platform/settings'

/** A campaign as the public interface returns it; see the README's "Interface". */
export function campaignJson(campaign: CampaignSummary, locale: Locale) {
  const { slug, title, state, goal, signatures, opensAt, closesAt, defender } = campaign
  const url = settings().appUrl + addressOf(locale, 'campaign', { slug })
  return {
    slug,
    title,
    state,
    goal,
    signatures,
    opensAt: opensAt.toISOString(),
    closesAt: closesAt?.toISOString() ?? null,
    url,
    defender: { slug: defender.slug, name: defender.name },
  }
}

/** The language of `?locale=`; an invalid value is ignored. */
export function askedLocale(request: Request): Locale {
  const requested = new URL(request.url).searchParams.get('locale')
  return isLocale(requested) ? requested : defaultLocale
}
