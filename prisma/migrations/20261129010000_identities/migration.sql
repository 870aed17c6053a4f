-- A person's public identity can become another one: see docs/decisions/026. Each identity is a `defender`
-- of its own; the one that is left is retired, and only `identity_change` tells that both are one person.

-- AlterTable
ALTER TABLE "defender" ADD COLUMN "retired_at" TIMESTAMPTZ(3), ADD COLUMN "shown_since" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "identity_change" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "former_id" UUID NOT NULL,
    "successor_id" UUID,
    "begun_by" UUID,
    "begun_at" TIMESTAMPTZ(3) NOT NULL,
    "earliest_at" TIMESTAMPTZ(3) NOT NULL,
    "published_at" TIMESTAMPTZ(3),

    CONSTRAINT "identity_change_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "identity_change_former_id_key" ON "identity_change"("former_id");

-- CreateIndex
CREATE UNIQUE INDEX "identity_change_successor_id_key" ON "identity_change"("successor_id");

-- CreateIndex
CREATE INDEX "identity_change_person_id_idx" ON "identity_change"("person_id");

-- AddForeignKey
ALTER TABLE "identity_change" ADD CONSTRAINT "identity_change_former_id_fkey" FOREIGN KEY ("former_id") REFERENCES "defender"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identity_change" ADD CONSTRAINT "identity_change_successor_id_fkey" FOREIGN KEY ("successor_id") REFERENCES "defender"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- A retired identity is shown again by nobody, not by the statement that shows people either.
ALTER TABLE "defender"
  ADD CONSTRAINT "defender_retired_is_taken_down" CHECK ("retired_at" IS NULL OR "visibility" = 'taken_down');
ALTER TABLE "identity_change"
  ADD CONSTRAINT "identity_change_not_too_early" CHECK ("published_at" IS NULL OR "published_at" >= "earliest_at");

CREATE FUNCTION "stay_retired"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'a retired identity stays retired' USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER "a_retired_identity_stays_retired" BEFORE UPDATE OF "retired_at", "slug" ON "defender"
  FOR EACH ROW WHEN (OLD."retired_at" IS NOT NULL AND (NEW."retired_at", NEW."slug")
    IS DISTINCT FROM (OLD."retired_at", OLD."slug")) EXECUTE FUNCTION "stay_retired"();

-- Since when a person has been shown under this identity: when it was published or, of who has never had
-- another, when their row was made (the first 48 bits of the id; RFC 9562, section 5.7). The row of a new
-- identity is older than its publication, and its id would tell of the day on which the former one went.
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
  'story' = ANY (c."site") AND 'story' = ANY (c."campaigns") AS "story_in_campaigns",
  COALESCE(d."shown_since", to_timestamp(
    ('x' || left(replace(d."id"::text, '-', ''), 12))::bit(48)::bigint / 1000.0
  ))::timestamptz AS "shown_since"
FROM "defender" d JOIN "defender_coverage" c ON c."defender_id" = d."id"
WHERE d."visibility" = 'public'
  AND CASE WHEN d."under_pseudonym" THEN 'pseudonym' ELSE 'name' END::"ConsentScope" = ANY (c."site")
  AND EXISTS (
    SELECT FROM "defender_text" t WHERE t."defender_id" = d."id" AND t."state" = 'ready'
  ) IS TRUE;

-- A text as names are looked for in it: its words in order, between single spaces, without accents.
-- Characters that nobody sees part no word.
CREATE FUNCTION "words_in_order"("text" text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
SET search_path = public, pg_temp AS $$
  SELECT ' ' || btrim(regexp_replace(
    unaccent(translate(normalize("text", NFKC), E'·•‧⋅\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff', '')),
    '[^A-Za-z0-9\u0080-\U0010FFFF]+|[¡¿]+', ' ', 'g'
  )) || ' '
$$;

-- Whether a text holds a name: all of its words beside each other, beginning with any of them ("Prova,
-- Nil"). A name of one word is an ordinary word as often as not
-- (Esperanza, Pau), and is one where it begins with a capital. Scripts without capitals may do without
-- spaces as well.
CREATE FUNCTION "says_name"("told" text, "name" text) RETURNS boolean LANGUAGE plpgsql STABLE
SET search_path = public, pg_temp AS $$
DECLARE
  "words" text[] := string_to_array(btrim("words_in_order"("name")), ' ');
  "text" text := "words_in_order"("told");
  "turned" text;
BEGIN
  IF array_to_string("words", '') = '' THEN RETURN false; END IF;
  IF array_to_string("words", '') !~ '[A-Za-z]' THEN
    RETURN position(array_to_string("words", '') IN replace("text", ' ', '')) > 0;
  END IF;
  IF cardinality("words") = 1 THEN
    RETURN position(' ' || initcap("words"[1]) || ' ' IN "text") > 0
      OR position(' ' || upper("words"[1]) || ' ' IN "text") > 0;
  END IF;
  FOR "turn" IN 1..cardinality("words") LOOP
    "turned" := lower(array_to_string("words"["turn":] || "words"[:"turn" - 1], ' '));
    IF position(' ' || "turned" || ' ' IN lower("text")) > 0 THEN RETURN true; END IF;
  END LOOP;
  RETURN false;
END
$$;

-- Whether a text holds a word of a name, where it does not hold the name.
CREATE FUNCTION "says_part"("told" text, "name" text) RETURNS boolean LANGUAGE sql STABLE
SET search_path = public, pg_temp AS $$
  SELECT EXISTS (
    SELECT FROM string_to_table(btrim(lower(words_in_order("name"))), ' ') word
    WHERE length(word) > 3 AND position(' ' || word || ' ' IN lower(words_in_order("told"))) > 0
  )
$$;

-- All that the public may read of a person, a campaign, a page or a right, whatever their consents cover
-- just now; null where staff do not show it. The sign between two texts belongs to no name.
CREATE FUNCTION "told_of_identity"("p_id" uuid, "p_draft" boolean) RETURNS text LANGUAGE sql STABLE
SET search_path = public, pg_temp AS $$
  SELECT concat_ws(' ¶ ', d.slug,
    (SELECT string_agg(concat_ws(' ¶ ', t.name, t.story), ' ¶ ') FROM defender_text t
      WHERE t.defender_id = d.id AND (p_draft OR t.state = 'ready')),
    (SELECT string_agg(n.note, ' ¶ ') FROM defender_right_note n WHERE n.defender_id = d.id))
  FROM defender d WHERE d.id = p_id AND (p_draft OR d.visibility = 'public')
$$;
CREATE FUNCTION "told_of_campaign"("p_id" uuid) RETURNS text LANGUAGE sql STABLE
SET search_path = public, pg_temp AS $$
  SELECT concat_ws(' ¶ ', c.slug,
    (SELECT string_agg(concat_ws(' ¶ ', t.title, t.lead, t.story, t.result), ' ¶ ') FROM campaign_text t
      WHERE t.campaign_id = c.id AND t.state = 'ready'),
    (SELECT string_agg(concat_ws(' ¶ ', t.demand, t.petition), ' ¶ ') FROM petition_text t
      WHERE t.campaign_id = c.id),
    (SELECT string_agg(concat_ws(' ¶ ', t.name, t.office), ' ¶ ') FROM addressee_text t
      WHERE t.campaign_id = c.id))
  FROM campaign c JOIN defender d ON d.id = c.defender_id
  WHERE c.id = p_id AND c.visibility = 'public' AND d.visibility = 'public'
$$;
CREATE FUNCTION "told_on_page"("p_id" text) RETURNS text LANGUAGE sql STABLE
SET search_path = public, pg_temp AS $$
  SELECT string_agg(concat_ws(' ¶ ', t.title, t.lead, t.body), ' ¶ ') FROM page_text t
  WHERE t.page_id = p_id AND t.state = 'ready'
$$;
CREATE FUNCTION "told_of_right"("p_id" text) RETURNS text LANGUAGE sql STABLE
SET search_path = public, pg_temp AS $$
  SELECT concat_ws(' ¶ ', p_id, string_agg(concat_ws(' ¶ ', t.name, t.about), ' ¶ '))
  FROM human_right_text t WHERE t.right_id = p_id AND t.state = 'ready'
$$;

-- The names, and the addresses, by which people were known under identities that are retired. Once they are
-- shown under their name again, it is no secret any more.
CREATE FUNCTION "former_names"() RETURNS TABLE ("person_id" uuid, "name" text, "is_address" boolean)
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT c.person_id, former.name, former.is_address FROM identity_change c CROSS JOIN LATERAL (
    SELECT t.name, false AS is_address FROM defender_text t WHERE t.defender_id = c.former_id
    UNION SELECT d.slug, true FROM defender d WHERE d.id = c.former_id
    UNION SELECT k.slug, true FROM campaign k WHERE k.defender_id = c.former_id
  ) former
  WHERE NOT EXISTS (
    SELECT FROM identity_change later
    JOIN defender d ON d.id = later.successor_id AND d.retired_at IS NULL AND NOT d.under_pseudonym
    JOIN defender_text t ON t.defender_id = d.id
    WHERE later.person_id = c.person_id AND says_name(t.name, former.name)
  )
$$;

-- Where the public can read a former name of a person, or a word of one; what their new identity tells
-- comes as the kind `own`. No text is missed that changes meanwhile: from the commit on that retires an
-- identity, none is let through (`refuse_former_names`). Nothing of what was found is returned.
CREATE FUNCTION "places_of_former_names"("p_former_id" uuid)
RETURNS TABLE ("kind" text, "id" text, "whole" boolean) LANGUAGE plpgsql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  "person" uuid := (SELECT c.person_id FROM identity_change c WHERE c.former_id = p_former_id);
BEGIN
  RETURN QUERY
    WITH sought AS MATERIALIZED (
      SELECT DISTINCT n.name, n.is_address FROM former_names() n WHERE n.person_id = "person"
    ), told AS (
      SELECT 'own' AS kind, c.successor_id::text AS id, told_of_identity(c.successor_id, true) AS text
      FROM identity_change c WHERE c.former_id = p_former_id AND c.successor_id IS NOT NULL
      UNION ALL
      SELECT 'defender', d.id::text, told_of_identity(d.id, false) FROM defender d
      WHERE d.visibility = 'public'
      UNION ALL
      SELECT 'campaign', c.id::text, told_of_campaign(c.id) FROM campaign c WHERE c.visibility = 'public'
      UNION ALL
      SELECT 'page', p.id, told_on_page(p.id) FROM page p
      UNION ALL
      SELECT 'right', r.id, told_of_right(r.id) FROM human_right r
      UNION ALL
      SELECT 'signer', s.campaign_id::text, s.public_name FROM signature s
      JOIN campaign c ON c.id = s.campaign_id AND c.visibility = 'public'
      JOIN defender d ON d.id = c.defender_id AND d.visibility = 'public'
      WHERE s.public_name IS NOT NULL
    )
    SELECT t.kind, t.id, bool_or(says_name(t.text, s.name))
    FROM told t CROSS JOIN sought s
    WHERE t.text IS NOT NULL
      AND (says_name(t.text, s.name) OR NOT s.is_address AND says_part(t.text, s.name))
    GROUP BY t.kind, t.id ORDER BY 3 DESC, t.kind, t.id;
END
$$;

-- At commit: no text that the public may read names somebody by an identity that is retired. The content
-- version's row comes first, and is held until the commit is done: the commit that retires an identity
-- takes it too, so that a text is either there by then, to be found, or refused. It says neither what was
-- found nor of whom.
CREATE FUNCTION "refuse_former_names"() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  "row" jsonb := to_jsonb(NEW);
  "told" text;
BEGIN
  PERFORM FROM "content_version" FOR UPDATE;
  IF NOT EXISTS (SELECT FROM "identity_change") THEN RETURN NULL; END IF;
  "told" := CASE TG_ARGV[0]
    WHEN 'defender' THEN "told_of_identity"(("row" ->> TG_ARGV[1])::uuid, false)
    WHEN 'campaign' THEN "told_of_campaign"(("row" ->> TG_ARGV[1])::uuid)
    WHEN 'page' THEN "told_on_page"("row" ->> TG_ARGV[1])
    WHEN 'right' THEN "told_of_right"("row" ->> TG_ARGV[1])
  END;
  IF "told" IS NOT NULL AND EXISTS (SELECT FROM "former_names"() n WHERE "says_name"("told", n."name")) THEN
    RAISE EXCEPTION 'a public text names somebody who is shown under another name'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'names_nobody_of_another_identity';
  END IF;
  RETURN NULL;
END
$$;
DO $$
DECLARE
  "one" text[];
BEGIN
  FOREACH "one" SLICE 1 IN ARRAY ARRAY[
    ['defender', 'defender', 'id'], ['defender_text', 'defender', 'defender_id'],
    ['defender_right_note', 'defender', 'defender_id'], ['campaign', 'campaign', 'id'],
    ['campaign_text', 'campaign', 'campaign_id'], ['petition_text', 'campaign', 'campaign_id'],
    ['addressee_text', 'campaign', 'campaign_id'], ['page_text', 'page', 'page_id'],
    ['human_right_text', 'right', 'right_id']
  ] LOOP
    EXECUTE format('CREATE CONSTRAINT TRIGGER %I AFTER INSERT OR UPDATE ON %I
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "refuse_former_names"(%L, %L)',
      "one"[1] || '_names_nobody_of_another_identity', "one"[1], "one"[2], "one"[3]);
  END LOOP;
END
$$;

-- Takes a person off the public web for ever, as far as this identity goes. False where it is retired
-- already, or there is none.
CREATE FUNCTION "retire_identity"(
  "p_defender_id" uuid, "p_begun_by" uuid, "p_at" timestamptz, "p_earliest_at" timestamptz
) RETURNS boolean LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE defender SET visibility = 'taken_down', retired_at = p_at
  WHERE id = p_defender_id AND retired_at IS NULL;
  IF NOT FOUND THEN RETURN false; END IF;
  INSERT INTO identity_change (id, person_id, former_id, begun_by, begun_at, earliest_at)
  VALUES (uuidv7(), COALESCE((SELECT c.person_id FROM identity_change c WHERE c.successor_id = p_defender_id),
    p_defender_id), p_defender_id, p_begun_by, p_at, p_earliest_at);
  RETURN true;
END
$$;

-- Writes the draft of the identity that follows a retired one, whole. Null where that one is not retired,
-- or has been followed already.
CREATE FUNCTION "save_identity"(
  "p_former_id" uuid, "p_slug" text, "p_under_pseudonym" boolean, "p_keeps_country" boolean,
  "p_keeps_rights" boolean, "p_texts" jsonb
) RETURNS uuid LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  "successor" uuid;
BEGIN
  SELECT c.successor_id INTO "successor" FROM identity_change c
  WHERE c.former_id = p_former_id AND c.published_at IS NULL FOR UPDATE;
  IF NOT FOUND THEN RETURN NULL; END IF;
  IF "successor" IS NULL THEN
    "successor" := uuidv7();
    INSERT INTO defender (id, slug, under_pseudonym) VALUES ("successor", p_slug, p_under_pseudonym);
    UPDATE identity_change SET successor_id = "successor" WHERE former_id = p_former_id;
  END IF;
  UPDATE defender d SET slug = p_slug, under_pseudonym = p_under_pseudonym,
    country = CASE WHEN p_keeps_country THEN former.country END
  FROM defender former WHERE d.id = "successor" AND former.id = p_former_id;
  DELETE FROM defender_text WHERE defender_id = "successor";
  INSERT INTO defender_text (defender_id, locale, state, name, story)
  SELECT "successor", t.locale::"Locale", 'draft', t.name, t.story
  FROM jsonb_to_recordset(p_texts) AS t (locale text, name text, story text);
  DELETE FROM defender_right WHERE defender_id = "successor";
  INSERT INTO defender_right (defender_id, right_id, position)
  SELECT "successor", r.right_id, r.position FROM defender_right r
  WHERE p_keeps_rights AND r.defender_id = p_former_id;
  RETURN "successor";
END
$$;

-- Shows a person under their new identity. What was denied or hidden under the former one stays so, and
-- their own link hides them from now on under the new one. Refuses, with everything undone, while a public
-- text holds a former name.
CREATE FUNCTION "publish_identity"("p_former_id" uuid, "p_at" timestamptz) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  "successor" uuid;
BEGIN
  IF EXISTS (SELECT FROM places_of_former_names(p_former_id) p WHERE p.whole) THEN
    RAISE EXCEPTION 'a public text names somebody who is shown under another name'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'names_nobody_of_another_identity';
  END IF;
  UPDATE identity_change SET published_at = p_at
  WHERE former_id = p_former_id AND published_at IS NULL AND successor_id IS NOT NULL
  RETURNING successor_id INTO "successor";
  IF NOT FOUND THEN RAISE EXCEPTION 'there is no identity to publish'; END IF;
  INSERT INTO consent (id, defender_id, denial, given_by, given_on, evidence, paper_at, purposes, covers,
    starts_at, ends_at, channel, entered_by, entered_at)
  SELECT uuidv7(), "successor", true, c.given_by, c.given_on, c.evidence, c.paper_at, c.purposes, c.covers,
    c.starts_at, c.ends_at, c.channel, c.entered_by, c.entered_at
  FROM consent c
  WHERE c.defender_id = p_former_id AND c.denial AND COALESCE(consent_ends_at(c.id), 'infinity') > p_at
  ORDER BY c.id;
  INSERT INTO defender_hiding (id, defender_id, part, own_link, hidden_by, hidden_at, staff_told_at)
  SELECT uuidv7(), "successor", h.part, h.own_link, h.hidden_by, h.hidden_at, COALESCE(h.staff_told_at, p_at)
  FROM defender_hiding h WHERE h.defender_id = p_former_id AND h.lifted_at IS NULL ORDER BY h.id;
  UPDATE hide_link SET defender_id = "successor" WHERE defender_id = p_former_id;
  UPDATE defender_text SET state = 'ready' WHERE defender_id = "successor";
  UPDATE defender SET visibility = 'public', shown_since = p_at WHERE id = "successor";
END
$$;

REVOKE ALL ON FUNCTION "stay_retired"(), "words_in_order"(text), "says_name"(text, text), "says_part"(text, text),
  "told_of_identity"(uuid, boolean), "told_of_campaign"(uuid), "told_on_page"(text), "told_of_right"(text),
  "former_names"(), "places_of_former_names"(uuid), "refuse_former_names"(),
  "retire_identity"(uuid, uuid, timestamptz, timestamptz),
  "save_identity"(uuid, text, boolean, boolean, boolean, jsonb), "publish_identity"(uuid, timestamptz)
FROM PUBLIC;
