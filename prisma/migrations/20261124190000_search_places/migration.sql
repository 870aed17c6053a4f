-- The search also finds by the country's name in the site's languages, and tells what it found by.

-- CreateTable
CREATE TABLE "country_name" (
    "code" TEXT NOT NULL,
    "locale" "Locale" NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "country_name_pkey" PRIMARY KEY ("code","locale")
);

-- AlterTable
ALTER TABLE "defender_search" ADD COLUMN "name_words" tsvector NOT NULL DEFAULT '';
ALTER TABLE "defender_search" ADD COLUMN "known_words" tsvector NOT NULL DEFAULT '';
ALTER TABLE "defender_search" ALTER COLUMN "name_words" DROP DEFAULT, ALTER COLUMN "known_words" DROP DEFAULT;

-- Writes anew what the search knows of a person, as in the migration before; `name_words` are those of
-- the name, `known_words` these and those of country, rights and notes. The long `words` stand
-- elsewhere on the disk (TOAST): these two are looked at for everybody who is found, and are beside.
CREATE OR REPLACE FUNCTION "refresh_defender_search"("person" uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  "names" text;
  "known" text;
  "told" text;
BEGIN
  PERFORM FROM "content_version" FOR UPDATE;
  SELECT string_agg(t."name", ' '), string_agg(t."story", ' ') INTO "names", "told"
  FROM "defender" d JOIN "defender_text" t ON t."defender_id" = d."id" AND t."state" = 'ready'
  WHERE d."id" = "person" AND d."visibility" = 'public';
  IF "names" IS NULL THEN
    DELETE FROM "defender_search" WHERE "defender_id" = "person";
    RETURN;
  END IF;
  SELECT string_agg(concat_ws(' ', t."name", n."note"), ' ') INTO "known"
  FROM "defender_right" r
  JOIN "human_right_text" t ON t."right_id" = r."right_id" AND t."state" = 'ready'
  LEFT JOIN "defender_right_note" n
    ON n."defender_id" = r."defender_id" AND n."right_id" = r."right_id" AND n."locale" = t."locale"
  WHERE r."defender_id" = "person";
  SELECT concat_ws(' ', "names", "known", string_agg(c."name", ' ')) INTO "known"
  FROM "defender" d JOIN "country_name" c ON c."code" = d."country"
  WHERE d."id" = "person";
  INSERT INTO "defender_search" AS s ("defender_id", "name_words", "known_words", "words")
  SELECT "person", array_to_tsvector("plain_words"("names")), array_to_tsvector("plain_words"("known")),
    array_to_tsvector("plain_words"(concat_ws(' ', "known", "told")))
  ON CONFLICT ("defender_id") DO UPDATE
  SET "name_words" = EXCLUDED."name_words", "known_words" = EXCLUDED."known_words", "words" = EXCLUDED."words"
  WHERE (s."name_words", s."known_words", s."words")
    IS DISTINCT FROM (EXCLUDED."name_words", EXCLUDED."known_words", EXCLUDED."words");
END
$$;

-- Whom a text finds (`words_asked`), and how well: 1 where the name alone has all that is asked for, 2
-- where name, country, rights and notes have it together, 3 where it takes the story. How many are found
-- the planner cannot foresee: told of many, it hashes them instead of looking up each. Asked for by a
-- sub-select, the words stay unknown to it: knowing them, it would unpack everybody's instead of asking
-- the index.
CREATE FUNCTION "defenders_found"("text" text) RETURNS TABLE ("defender_id" uuid, "place" int)
LANGUAGE plpgsql STABLE ROWS 10000 AS $$
DECLARE
  "asked" tsquery := "words_asked"("text");
BEGIN
  RETURN QUERY SELECT s."defender_id",
    CASE WHEN s."name_words" @@ "asked" THEN 1 WHEN s."known_words" @@ "asked" THEN 2 ELSE 3 END
  FROM "defender_search" s WHERE s."words" @@ (SELECT "asked");
END
$$;

-- A country is renamed seldom, but all of them come at once.
CREATE FUNCTION "search_follows_country_names"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "refresh_defender_search"(d."id") FROM "defender" d
  WHERE d."country" IN (SELECT "code" FROM "written");
  RETURN NULL;
END
$$;

CREATE TRIGGER "search_follows_new_country_names" AFTER INSERT ON "country_name"
  REFERENCING NEW TABLE AS "written"
  FOR EACH STATEMENT EXECUTE FUNCTION "search_follows_country_names"();
CREATE TRIGGER "search_follows_changed_country_names" AFTER UPDATE ON "country_name"
  REFERENCING NEW TABLE AS "written"
  FOR EACH STATEMENT EXECUTE FUNCTION "search_follows_country_names"();

-- As in the migration before, but it looks at those words only that came or went: who is written anew
-- keeps nearly all of them, and whether anybody else has a word is dear to ask.
CREATE OR REPLACE FUNCTION "search_word_follows"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "now" text[] := COALESCE(tsvector_to_array(NEW."words"), '{}');
  "before" text[] := COALESCE(tsvector_to_array(OLD."words"), '{}');
  "gone" text[] := ARRAY(SELECT unnest("before") EXCEPT SELECT unnest("now"));
BEGIN
  INSERT INTO "search_word" ("word") SELECT unnest("now") EXCEPT SELECT unnest("before") ON CONFLICT DO NOTHING;
  IF cardinality("gone") > 0 THEN
    DELETE FROM "search_word" w
    WHERE w."word" = ANY ("gone")
      AND NOT EXISTS (SELECT FROM "defender_search" s WHERE s."words" @@ quote_literal(w."word")::tsquery);
  END IF;
  RETURN NULL;
END
$$;

SELECT "refresh_defender_search"("id") FROM "defender";
