-- What is public, said once: see docs/decisions/014. A row is public at an instant from `public_from` (its
-- own) until `public_until` (not its own); whoever reads gives the instant (`publicAt`).

-- A defender is public where staff published them and a text is ready in one language at least. (`IS TRUE`
-- leaves the planner to look a text up for one person and to hash all of them for everybody.)
CREATE VIEW "public_defender" AS
SELECT d."id", d."slug", d."country", d."situation", d."sample", d."basis",
  '-infinity'::timestamptz AS "public_from", 'infinity'::timestamptz AS "public_until"
FROM "defender" d
WHERE d."visibility" = 'public' AND EXISTS (
  SELECT FROM "defender_text" t WHERE t."defender_id" = d."id" AND t."state" = 'ready'
) IS TRUE;

-- A campaign is public, from its opening on, where its defender is, and there is a text to read and one
-- to sign. `petition_version` is the newest that has a text: the one that is shown is the one that is
-- signed. It takes signatures until `closes_to_signatures_at`, by the rule of campaign-state.ts.
CREATE VIEW "public_campaign" AS
SELECT c."id", c."slug", c."defender_id", c."sample", c."goal", c."opens_at", c."closes_at",
  c."delivered_at", c."delivered_signatures", c."won_at", c."ended_at", c."address_key_wrapped",
  c."address_rules", c."term_months",
  d."slug" AS "defender_slug", d."country", d."situation", d."sample" AS "defender_sample",
  (SELECT max(t."number") FROM "petition_text" t WHERE t."campaign_id" = c."id") AS "petition_version",
  COALESCE(LEAST(c."closes_at", c."delivered_at", c."won_at", c."ended_at"), 'infinity'::timestamptz)
    AS "closes_to_signatures_at",
  GREATEST(c."opens_at", d."public_from") AS "public_from", d."public_until"
FROM "campaign" c JOIN "public_defender" d ON d."id" = c."defender_id"
WHERE c."visibility" = 'public'
  AND EXISTS (SELECT FROM "campaign_text" t WHERE t."campaign_id" = c."id" AND t."state" = 'ready')
  AND EXISTS (SELECT FROM "petition_text" t WHERE t."campaign_id" = c."id");

-- What the functions of a signer's link ask (two migrations before).
CREATE OR REPLACE FUNCTION "is_public_campaign"("p_campaign_id" uuid, "p_at" timestamptz)
RETURNS boolean LANGUAGE sql STABLE SET search_path = public AS $$
  SELECT EXISTS (
    SELECT FROM public_campaign c
    WHERE c.id = p_campaign_id AND c.public_from <= p_at AND c.public_until > p_at
  )
$$;

-- The next instant after a moment at which something that the public sees changes by itself; null where
-- nothing will.
CREATE FUNCTION "next_public_change"("after" timestamptz) RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT min(one."at") FROM (
    SELECT unnest(ARRAY[c."public_from", c."public_until", c."closes_at", c."delivered_at", c."won_at",
      c."ended_at"]) FROM "public_campaign" c
    UNION ALL
    SELECT unnest(ARRAY[d."public_from", d."public_until"]) FROM "public_defender" d
  ) one ("at")
  WHERE one."at" > "after" AND isfinite(one."at")
$$;
