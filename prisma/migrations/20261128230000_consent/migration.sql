-- Consent as a gate of the public views: see docs/decisions/022. What a person's consents cover at each
-- time is written at commit into `defender_coverage`, a row a term, which the views read.

-- CreateEnum
CREATE TYPE "ConsentGiver" AS ENUM ('person', 'family', 'lawyer');

-- CreateEnum
CREATE TYPE "ConsentPurpose" AS ENUM ('site', 'campaigns', 'letters', 'press');

-- CreateEnum
CREATE TYPE "ConsentScope" AS ENUM ('name', 'pseudonym', 'face', 'place', 'story', 'situation');

-- CreateEnum
CREATE TYPE "ReviewFinding" AS ENUM ('holds', 'withdrawn');

-- CreateEnum
CREATE TYPE "HiddenPart" AS ENUM ('person', 'face', 'place', 'story');

-- AlterTable
ALTER TABLE "defender" ADD COLUMN "under_pseudonym" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "consent" (
    "id" UUID NOT NULL,
    "defender_id" UUID NOT NULL,
    "denial" BOOLEAN NOT NULL,
    "given_by" "ConsentGiver" NOT NULL,
    "given_on" DATE NOT NULL,
    "evidence" TEXT NOT NULL,
    "paper_at" TEXT NOT NULL,
    "purposes" "ConsentPurpose"[],
    "covers" "ConsentScope"[],
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3),
    "channel" TEXT NOT NULL,
    "entered_by" UUID,
    "entered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consent_review" (
    "id" UUID NOT NULL,
    "consent_id" UUID NOT NULL,
    "finding" "ReviewFinding" NOT NULL,
    "evidence" TEXT NOT NULL,
    "reviewed_by" UUID,
    "reviewed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "consent_review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consent_extension" (
    "id" UUID NOT NULL,
    "consent_id" UUID NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "asked_by" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "approved_by" UUID,
    "approved_at" TIMESTAMPTZ(3),

    CONSTRAINT "consent_extension_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "defender_situation" (
    "id" UUID NOT NULL,
    "defender_id" UUID NOT NULL,
    "situation" "Situation" NOT NULL,
    "since" DATE NOT NULL,
    "source" TEXT NOT NULL,
    "entered_by" UUID,
    "entered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "defender_situation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "defender_hiding" (
    "id" UUID NOT NULL,
    "defender_id" UUID NOT NULL,
    "part" "HiddenPart" NOT NULL,
    "own_link" BOOLEAN NOT NULL,
    "hidden_by" UUID,
    "hidden_at" TIMESTAMPTZ(3) NOT NULL,
    "lift_asked_by" UUID,
    "lift_asked_at" TIMESTAMPTZ(3),
    "lift_reason" TEXT,
    "lifted_by" UUID,
    "lifted_at" TIMESTAMPTZ(3),

    CONSTRAINT "defender_hiding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "defender_coverage" (
    "defender_id" UUID NOT NULL,
    "public_from" TIMESTAMPTZ(3) NOT NULL,
    "public_until" TIMESTAMPTZ(3) NOT NULL,
    "site" "ConsentScope"[],
    "campaigns" "ConsentScope"[],

    CONSTRAINT "defender_coverage_pkey" PRIMARY KEY ("defender_id","public_from")
);

-- CreateIndex
CREATE INDEX "consent_defender_id_idx" ON "consent"("defender_id");

-- CreateIndex
CREATE INDEX "consent_review_consent_id_idx" ON "consent_review"("consent_id");

-- CreateIndex
CREATE INDEX "consent_extension_consent_id_idx" ON "consent_extension"("consent_id");

-- CreateIndex
CREATE INDEX "defender_situation_defender_id_idx" ON "defender_situation"("defender_id");

-- CreateIndex
CREATE INDEX "defender_hiding_defender_id_idx" ON "defender_hiding"("defender_id");

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_defender_id_fkey" FOREIGN KEY ("defender_id") REFERENCES "defender"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent_review" ADD CONSTRAINT "consent_review_consent_id_fkey" FOREIGN KEY ("consent_id") REFERENCES "consent"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent_extension" ADD CONSTRAINT "consent_extension_consent_id_fkey" FOREIGN KEY ("consent_id") REFERENCES "consent"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "defender_situation" ADD CONSTRAINT "defender_situation_defender_id_fkey" FOREIGN KEY ("defender_id") REFERENCES "defender"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "defender_hiding" ADD CONSTRAINT "defender_hiding_defender_id_fkey" FOREIGN KEY ("defender_id") REFERENCES "defender"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What no row may ever be, whoever writes it.

ALTER TABLE "consent"
  ADD CONSTRAINT "consent_says_for_what" CHECK (cardinality("purposes") > 0 AND cardinality("covers") > 0),
  ADD CONSTRAINT "consent_is_evidenced" CHECK (char_length("evidence") BETWEEN 1 AND 1000 AND char_length("paper_at") BETWEEN 1 AND 300),
  ADD CONSTRAINT "consent_channel_short" CHECK (char_length("channel") BETWEEN 1 AND 300),
  ADD CONSTRAINT "consent_ends" CHECK ("denial" OR "ends_at" IS NOT NULL),
  ADD CONSTRAINT "consent_ends_later" CHECK ("ends_at" > "starts_at");

ALTER TABLE "consent_review"
  ADD CONSTRAINT "consent_review_is_evidenced" CHECK (char_length("evidence") BETWEEN 1 AND 1000);

-- One person is one person: who asks for more time does not grant it.
ALTER TABLE "consent_extension"
  ADD CONSTRAINT "consent_extension_has_a_reason" CHECK (char_length("reason") BETWEEN 1 AND 1000),
  ADD CONSTRAINT "consent_extension_approved_whole" CHECK (("approved_by" IS NULL) = ("approved_at" IS NULL)),
  ADD CONSTRAINT "consent_extension_by_two" CHECK ("approved_by" <> "asked_by");

ALTER TABLE "defender_situation"
  ADD CONSTRAINT "defender_situation_is_sourced" CHECK (char_length("source") BETWEEN 1 AND 1000);

-- What a person's own link hid comes back by two people alone.
ALTER TABLE "defender_hiding"
  ADD CONSTRAINT "defender_hiding_asked_whole" CHECK (("lift_asked_at" IS NULL) = ("lift_reason" IS NULL)),
  ADD CONSTRAINT "defender_hiding_lifted_after_asking" CHECK ("lifted_at" IS NULL OR "lift_asked_at" IS NOT NULL),
  ADD CONSTRAINT "defender_hiding_own_link_lifted_by_two"
    CHECK (NOT "own_link" OR "lifted_at" IS NULL
      OR ("lift_asked_by" IS NOT NULL AND "lifted_by" IS NOT NULL AND "lift_asked_by" <> "lifted_by"));

-- The register is added to, never rewritten: rows go only with the person they are about, and an
-- extension or a hiding is decided once.
CREATE FUNCTION "refuse_to_rewrite_the_register"() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF TG_TABLE_NAME IN ('consent_review', 'consent_extension') THEN
      IF NOT EXISTS (SELECT FROM "consent" c WHERE c."id" = OLD."consent_id") THEN RETURN OLD; END IF;
    ELSIF NOT EXISTS (SELECT FROM "defender" d WHERE d."id" = OLD."defender_id") THEN
      RETURN OLD;
    END IF;
  ELSIF TG_TABLE_NAME = 'consent_extension' THEN
    IF OLD."approved_at" IS NULL
      AND to_jsonb(OLD) - '{approved_by,approved_at}'::text[] = to_jsonb(NEW) - '{approved_by,approved_at}'::text[]
    THEN RETURN NEW; END IF;
  ELSIF TG_TABLE_NAME = 'defender_hiding' THEN
    IF OLD."lifted_at" IS NULL
      AND to_jsonb(OLD) - '{lift_asked_by,lift_asked_at,lift_reason,lifted_by,lifted_at}'::text[]
        = to_jsonb(NEW) - '{lift_asked_by,lift_asked_at,lift_reason,lifted_by,lifted_at}'::text[]
    THEN RETURN NEW; END IF;
  END IF;
  RAISE EXCEPTION 'the register is added to, never rewritten' USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER "consents_are_never_rewritten" BEFORE UPDATE OR DELETE ON "consent"
  FOR EACH ROW EXECUTE FUNCTION "refuse_to_rewrite_the_register"();
CREATE TRIGGER "consent_reviews_are_never_rewritten" BEFORE UPDATE OR DELETE ON "consent_review"
  FOR EACH ROW EXECUTE FUNCTION "refuse_to_rewrite_the_register"();
CREATE TRIGGER "consent_extensions_are_decided_once" BEFORE UPDATE OR DELETE ON "consent_extension"
  FOR EACH ROW EXECUTE FUNCTION "refuse_to_rewrite_the_register"();
CREATE TRIGGER "situations_are_never_rewritten" BEFORE UPDATE OR DELETE ON "defender_situation"
  FOR EACH ROW EXECUTE FUNCTION "refuse_to_rewrite_the_register"();
CREATE TRIGGER "hidings_are_lifted_once" BEFORE UPDATE OR DELETE ON "defender_hiding"
  FOR EACH ROW EXECUTE FUNCTION "refuse_to_rewrite_the_register"();

-- When a consent or a denial ends: at its own end or, where two people gave it more time, at that one, but
-- when it was withdrawn at the latest.
CREATE FUNCTION "consent_ends_at"("p_consent_id" uuid) RETURNS timestamptz
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT LEAST(
    GREATEST(COALESCE(c.ends_at, 'infinity'), (
      SELECT max(e.ends_at) FROM consent_extension e
      WHERE e.consent_id = c.id AND e.approved_at IS NOT NULL
    )),
    (SELECT min(r.reviewed_at) FROM consent_review r
      WHERE r.consent_id = c.id AND r.finding = 'withdrawn')
  )
  FROM consent c WHERE c.id = p_consent_id
$$;

-- What a person's consents cover, by terms in which it stays the same; an end is not its own. The same
-- rule as lib/defenders/consent/coverage.ts. A fictional person, and one whom the programme published
-- before, is covered by that basis. A denial wins, and so does what is hidden now.
CREATE FUNCTION "defender_terms"("p_defender_id" uuid)
RETURNS TABLE ("starts" timestamptz, "ends" timestamptz, "site" "ConsentScope"[], "campaigns" "ConsentScope"[])
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  WITH said AS (
    SELECT c.denial, c.covers, c.purposes, c.starts_at AS starts, consent_ends_at(c.id) AS ends
    FROM consent c WHERE c.defender_id = p_defender_id
    UNION ALL
    SELECT false, enum_range(NULL::"ConsentScope"), enum_range(NULL::"ConsentPurpose"),
      '-infinity', 'infinity'
    FROM defender d WHERE d.id = p_defender_id AND d.basis IN ('sample', 'published_before')
    UNION ALL
    SELECT true, CASE h.part WHEN 'person' THEN enum_range(NULL::"ConsentScope")
      ELSE ARRAY[h.part::text::"ConsentScope"] END, enum_range(NULL::"ConsentPurpose"),
      '-infinity', 'infinity'
    FROM defender_hiding h WHERE h.defender_id = p_defender_id AND h.lifted_at IS NULL
  ),
  moment AS (SELECT s.starts AS at FROM said s UNION SELECT s.ends FROM said s),
  term AS (
    SELECT m.at AS starts, lead(m.at) OVER (ORDER BY m.at) AS ends FROM moment m
  )
  SELECT t.starts, t.ends, covered.site, covered.campaigns
  FROM term t CROSS JOIN LATERAL (
    SELECT array_agg(scope ORDER BY scope) FILTER (WHERE one.purpose = 'site') AS site,
      array_agg(scope ORDER BY scope) FILTER (WHERE one.purpose = 'campaigns') AS campaigns
    FROM (
      SELECT scope, purpose
      FROM said s CROSS JOIN unnest(s.covers) scope CROSS JOIN unnest(s.purposes) purpose
      WHERE s.starts <= t.starts AND s.ends > t.starts
      GROUP BY scope, purpose HAVING NOT bool_or(s.denial)
    ) one
  ) covered
  WHERE t.ends IS NOT NULL
$$;

-- Writes anew what the views know of a public person's consents. It takes the content version's row
-- first, as the search does, so that two commits follow one another and each sees what the other wrote.
CREATE FUNCTION "refresh_defender_coverage"("person" uuid) RETURNS void LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM "content_version" FOR UPDATE;
  DELETE FROM "defender_coverage" c WHERE c."defender_id" = "person" AND NOT EXISTS (
    SELECT FROM "defender_terms"("person") t JOIN "defender" d ON d."id" = "person"
    WHERE d."visibility" = 'public' AND t."starts" = c."public_from" AND t."site" IS NOT NULL
  );
  INSERT INTO "defender_coverage" AS c ("defender_id", "public_from", "public_until", "site", "campaigns")
  SELECT d."id", t."starts", t."ends", t."site", COALESCE(t."campaigns", '{}')
  FROM "defender" d CROSS JOIN "defender_terms"("person") t
  WHERE d."id" = "person" AND d."visibility" = 'public' AND t."site" IS NOT NULL
  ON CONFLICT ("defender_id", "public_from") DO UPDATE
  SET "public_until" = EXCLUDED."public_until", "site" = EXCLUDED."site", "campaigns" = EXCLUDED."campaigns"
  WHERE (c."public_until", c."site", c."campaigns")
    IS DISTINCT FROM (EXCLUDED."public_until", EXCLUDED."site", EXCLUDED."campaigns");
END
$$;

-- A defender is public where staff published them, a text is ready in one language at least, and their
-- name is covered, or their pseudonym. What else is not covered is not in the row. (`IS TRUE` leaves the
-- planner to look a text up for one person and to hash all of them for everybody.)
CREATE OR REPLACE VIEW "public_defender" AS
SELECT d."id", d."slug",
  (CASE WHEN 'place' = ANY (c."site") THEN d."country" END)::char(2) AS "country",
  CASE WHEN 'situation' = ANY (c."site") THEN d."situation" ELSE 'not_stated' END AS "situation",
  d."sample", d."basis",
  c."public_from"::timestamptz AS "public_from", c."public_until"::timestamptz AS "public_until",
  'story' = ANY (c."site") AS "shows_story", 'face' = ANY (c."site") AS "shows_face",
  -- A campaign is on the site too: it shows what both purposes cover.
  CASE WHEN d."under_pseudonym" THEN 'pseudonym' ELSE 'name' END::"ConsentScope" = ANY (c."campaigns")
    AS "in_campaigns",
  'place' = ANY (c."site") AND 'place' = ANY (c."campaigns") AS "place_in_campaigns",
  'situation' = ANY (c."site") AND 'situation' = ANY (c."campaigns") AS "situation_in_campaigns",
  'story' = ANY (c."site") AND 'story' = ANY (c."campaigns") AS "story_in_campaigns"
FROM "defender" d JOIN "defender_coverage" c ON c."defender_id" = d."id"
WHERE d."visibility" = 'public'
  AND CASE WHEN d."under_pseudonym" THEN 'pseudonym' ELSE 'name' END::"ConsentScope" = ANY (c."site")
  AND EXISTS (
    SELECT FROM "defender_text" t WHERE t."defender_id" = d."id" AND t."state" = 'ready'
  ) IS TRUE;

CREATE OR REPLACE VIEW "public_campaign" AS
SELECT c."id", c."slug", c."defender_id", c."sample", c."goal", c."opens_at", c."closes_at",
  c."delivered_at", c."delivered_signatures", c."won_at", c."ended_at", c."address_key_wrapped",
  c."address_rules", c."term_months",
  d."slug" AS "defender_slug", (CASE WHEN d."place_in_campaigns" THEN d."country" END)::char(2) AS "country",
  CASE WHEN d."situation_in_campaigns" THEN d."situation" ELSE 'not_stated' END AS "situation",
  d."sample" AS "defender_sample",
  (SELECT max(t."number") FROM "petition_text" t WHERE t."campaign_id" = c."id") AS "petition_version",
  COALESCE(LEAST(c."closes_at", c."delivered_at", c."won_at", c."ended_at"), 'infinity'::timestamptz)
    AS "closes_to_signatures_at",
  GREATEST(c."opens_at", d."public_from") AS "public_from", d."public_until",
  d."story_in_campaigns" AS "shows_story"
FROM "campaign" c JOIN "public_defender" d ON d."id" = c."defender_id" AND d."in_campaigns"
WHERE c."visibility" = 'public'
  AND EXISTS (SELECT FROM "campaign_text" t WHERE t."campaign_id" = c."id" AND t."state" = 'ready')
  AND EXISTS (SELECT FROM "petition_text" t WHERE t."campaign_id" = c."id");

-- The search has a row a term, with the words of what is covered then; terms that are over have none.
ALTER TABLE "defender_search" ADD COLUMN "public_from" TIMESTAMPTZ(3) NOT NULL DEFAULT '-infinity';
ALTER TABLE "defender_search" ALTER COLUMN "public_from" DROP DEFAULT;
ALTER TABLE "defender_search" DROP CONSTRAINT "defender_search_pkey",
  ADD CONSTRAINT "defender_search_pkey" PRIMARY KEY ("defender_id", "public_from");

CREATE OR REPLACE FUNCTION "refresh_defender_search"("person" uuid) RETURNS void LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
  "names" text;
  "told" text;
  "rights" text;
BEGIN
  PERFORM FROM "content_version" FOR UPDATE;
  DELETE FROM "defender_search" s WHERE s."defender_id" = "person" AND NOT EXISTS (
    SELECT FROM "public_defender" d
    WHERE d."id" = "person" AND d."public_from" = s."public_from" AND d."public_until" > now()
  );
  SELECT string_agg(t."name", ' '), string_agg(t."story", ' ') INTO "names", "told"
  FROM "defender_text" t WHERE t."defender_id" = "person" AND t."state" = 'ready';
  SELECT string_agg(concat_ws(' ', t."name", n."note"), ' ') INTO "rights"
  FROM "defender_right" r
  JOIN "human_right_text" t ON t."right_id" = r."right_id" AND t."state" = 'ready'
  LEFT JOIN "defender_right_note" n
    ON n."defender_id" = r."defender_id" AND n."right_id" = r."right_id" AND n."locale" = t."locale"
  WHERE r."defender_id" = "person";
  INSERT INTO "defender_search" AS s ("defender_id", "public_from", "name_words", "known_words", "words")
  SELECT "person", d."public_from", array_to_tsvector("plain_words"("names")),
    array_to_tsvector("plain_words"(k."known")),
    array_to_tsvector("plain_words"(concat_ws(' ', k."known", CASE WHEN d."shows_story" THEN "told" END)))
  FROM "public_defender" d CROSS JOIN LATERAL (
    SELECT concat_ws(' ', "names", "rights", string_agg(c."name", ' ')) AS "known"
    FROM "country_name" c WHERE c."code" = d."country"
  ) k
  WHERE d."id" = "person" AND d."public_until" > now()
  ON CONFLICT ("defender_id", "public_from") DO UPDATE
  SET "name_words" = EXCLUDED."name_words", "known_words" = EXCLUDED."known_words", "words" = EXCLUDED."words"
  WHERE (s."name_words", s."known_words", s."words")
    IS DISTINCT FROM (EXCLUDED."name_words", EXCLUDED."known_words", EXCLUDED."words");
END
$$;

-- Whom a text finds, and in which term of theirs: see the migration `search_places`.
DROP FUNCTION "defenders_found"(text);
CREATE FUNCTION "defenders_found"("text" text)
RETURNS TABLE ("defender_id" uuid, "public_from" timestamptz, "place" int)
LANGUAGE plpgsql STABLE ROWS 10000 AS $$
DECLARE
  "asked" tsquery := "words_asked"("text");
BEGIN
  RETURN QUERY SELECT s."defender_id", s."public_from"::timestamptz,
    CASE WHEN s."name_words" @@ "asked" THEN 1 WHEN s."known_words" @@ "asked" THEN 2 ELSE 3 END
  FROM "defender_search" s WHERE s."words" @@ (SELECT "asked");
END
$$;

-- The search forgets the words of terms that are over, so that no near word tells of them. The worker
-- asks for it; every reader looks at the term itself.
CREATE FUNCTION "forget_ended_search_terms"() RETURNS integer LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  "forgotten" integer;
BEGIN
  IF NOT EXISTS (
    SELECT FROM "defender_search" s JOIN "defender_coverage" c USING ("defender_id", "public_from")
    WHERE c."public_until" <= now()
  ) THEN RETURN 0; END IF;
  PERFORM FROM "content_version" FOR UPDATE;
  DELETE FROM "defender_search" s USING "defender_coverage" c
  WHERE c."defender_id" = s."defender_id" AND c."public_from" = s."public_from" AND c."public_until" <= now();
  GET DIAGNOSTICS "forgotten" = ROW_COUNT;
  RETURN "forgotten";
END
$$;

-- What follows a row at commit. All with their owner's rights: whoever may write the row need not be able
-- to write what follows. The names sort coverage before search.
CREATE FUNCTION "coverage_follows_defender"() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM "refresh_defender_coverage"(COALESCE(NEW."id", OLD."id"));
  RETURN NULL;
END
$$;
CREATE FUNCTION "coverage_follows_register"() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  "person" uuid;
BEGIN
  IF TG_TABLE_NAME IN ('consent_review', 'consent_extension') THEN
    SELECT c."defender_id" INTO "person" FROM "consent" c WHERE c."id" = NEW."consent_id";
  ELSE
    "person" := NEW."defender_id";
  END IF;
  PERFORM "refresh_defender_coverage"("person"), "refresh_defender_search"("person");
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER "coverage_follows_defender" AFTER INSERT OR UPDATE OR DELETE ON "defender"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "coverage_follows_defender"();
CREATE CONSTRAINT TRIGGER "coverage_follows_consent" AFTER INSERT ON "consent"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "coverage_follows_register"();
CREATE CONSTRAINT TRIGGER "coverage_follows_consent_review" AFTER INSERT ON "consent_review"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "coverage_follows_register"();
CREATE CONSTRAINT TRIGGER "coverage_follows_consent_extension" AFTER INSERT OR UPDATE ON "consent_extension"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "coverage_follows_register"();
CREATE CONSTRAINT TRIGGER "coverage_follows_defender_hiding" AFTER INSERT OR UPDATE ON "defender_hiding"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "coverage_follows_register"();
CREATE CONSTRAINT TRIGGER "defender_coverage_is_public_content" AFTER INSERT OR UPDATE OR DELETE ON "defender_coverage"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "raise_content_version"();

ALTER FUNCTION "search_follows_defender"() SECURITY DEFINER SET search_path = public, pg_temp;
ALTER FUNCTION "search_follows_what_is_told"() SECURITY DEFINER SET search_path = public, pg_temp;
ALTER FUNCTION "search_follows_right"() SECURITY DEFINER SET search_path = public, pg_temp;
ALTER FUNCTION "search_follows_country_names"() SECURITY DEFINER SET search_path = public, pg_temp;

REVOKE ALL ON FUNCTION "refuse_to_rewrite_the_register"(), "defender_terms"(uuid),
  "refresh_defender_coverage"(uuid), "refresh_defender_search"(uuid), "forget_ended_search_terms"(),
  "coverage_follows_defender"(), "coverage_follows_register"()
FROM PUBLIC;

SELECT "refresh_defender_coverage"("id") FROM "defender";
SELECT "refresh_defender_search"("id") FROM "defender";
