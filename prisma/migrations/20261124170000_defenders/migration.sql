-- Trusted since PostgreSQL 13: the owner of the database may make them.
CREATE EXTENSION IF NOT EXISTS "unaccent";
CREATE EXTENSION IF NOT EXISTS "pg_trgm";
CREATE EXTENSION IF NOT EXISTS "fuzzystrmatch";

-- CreateEnum
CREATE TYPE "ShowBasis" AS ENUM ('sample', 'published_before', 'consent');

-- AlterTable
ALTER TABLE "defender" ADD COLUMN "basis" "ShowBasis";

-- AlterTable
ALTER TABLE "defender_text" ADD COLUMN "story" TEXT;

-- CreateTable
CREATE TABLE "human_right" (
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "human_right_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "human_right_text" (
    "right_id" TEXT NOT NULL,
    "locale" "Locale" NOT NULL,
    "state" "TextState" NOT NULL DEFAULT 'draft',
    "name" TEXT NOT NULL,
    "about" TEXT NOT NULL,

    CONSTRAINT "human_right_text_pkey" PRIMARY KEY ("right_id","locale")
);

-- CreateTable
CREATE TABLE "defender_right" (
    "defender_id" UUID NOT NULL,
    "right_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "defender_right_pkey" PRIMARY KEY ("defender_id","right_id")
);

-- CreateTable
CREATE TABLE "defender_right_note" (
    "defender_id" UUID NOT NULL,
    "right_id" TEXT NOT NULL,
    "locale" "Locale" NOT NULL,
    "note" TEXT NOT NULL,

    CONSTRAINT "defender_right_note_pkey" PRIMARY KEY ("defender_id","right_id","locale")
);

-- CreateTable
CREATE TABLE "defender_search" (
    "defender_id" UUID NOT NULL,
    "words" tsvector NOT NULL,

    CONSTRAINT "defender_search_pkey" PRIMARY KEY ("defender_id")
);

-- CreateTable
CREATE TABLE "search_word" (
    "word" TEXT NOT NULL,

    CONSTRAINT "search_word_pkey" PRIMARY KEY ("word")
);

-- CreateTable
CREATE TABLE "page" (
    "id" TEXT NOT NULL,

    CONSTRAINT "page_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "page_text" (
    "page_id" TEXT NOT NULL,
    "locale" "Locale" NOT NULL,
    "state" "TextState" NOT NULL DEFAULT 'draft',
    "title" TEXT NOT NULL,
    "lead" TEXT NOT NULL,
    "body" TEXT NOT NULL,

    CONSTRAINT "page_text_pkey" PRIMARY KEY ("page_id","locale")
);

-- CreateIndex
CREATE INDEX "defender_text_state_defender_id_idx" ON "defender_text"("state", "defender_id");

-- CreateIndex
CREATE INDEX "defender_right_right_id_idx" ON "defender_right"("right_id");

-- CreateIndex
CREATE INDEX "defender_search_words_idx" ON "defender_search" USING GIN ("words");

-- CreateIndex
CREATE INDEX "search_word_word_idx" ON "search_word" USING GIN ("word" gin_trgm_ops);

-- AddForeignKey
ALTER TABLE "human_right_text" ADD CONSTRAINT "human_right_text_right_id_fkey" FOREIGN KEY ("right_id") REFERENCES "human_right"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "defender_right" ADD CONSTRAINT "defender_right_defender_id_fkey" FOREIGN KEY ("defender_id") REFERENCES "defender"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "defender_right" ADD CONSTRAINT "defender_right_right_id_fkey" FOREIGN KEY ("right_id") REFERENCES "human_right"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "defender_right_note" ADD CONSTRAINT "defender_right_note_defender_id_right_id_fkey" FOREIGN KEY ("defender_id", "right_id") REFERENCES "defender_right"("defender_id", "right_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "defender_search" ADD CONSTRAINT "defender_search_defender_id_fkey" FOREIGN KEY ("defender_id") REFERENCES "defender"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "page_text" ADD CONSTRAINT "page_text_page_id_fkey" FOREIGN KEY ("page_id") REFERENCES "page"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- Until now there were none but samples. Where there are none at all nothing is written: the content
-- version would rise, and tell of content that never was.
DO $$
BEGIN
  IF EXISTS (SELECT FROM "defender" WHERE "demo") THEN
    UPDATE "defender" SET "basis" = 'sample' WHERE "demo";
  END IF;
END
$$;

-- What no row may ever be, whoever writes it.

ALTER TABLE "defender"
  ADD CONSTRAINT "defender_sample_says_so" CHECK (("basis" = 'sample') = "demo"),
  ADD CONSTRAINT "defender_public_for_a_reason" CHECK ("visibility" <> 'public' OR "basis" IS NOT NULL);

ALTER TABLE "human_right"
  ADD CONSTRAINT "human_right_id_form" CHECK ("id" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length("id") <= 100);

ALTER TABLE "defender_right_note" ADD CONSTRAINT "defender_right_note_says_something" CHECK ("note" <> '');

ALTER TABLE "page"
  ADD CONSTRAINT "page_id_form" CHECK ("id" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length("id") <= 100);

-- The content version, as in the first migration.

CREATE TRIGGER "human_right_is_public_content" AFTER INSERT OR UPDATE OR DELETE ON "human_right"
  FOR EACH STATEMENT EXECUTE FUNCTION "raise_content_version"();
CREATE TRIGGER "human_right_text_is_public_content" AFTER INSERT OR UPDATE OR DELETE ON "human_right_text"
  FOR EACH STATEMENT EXECUTE FUNCTION "raise_content_version"();
CREATE TRIGGER "defender_right_is_public_content" AFTER INSERT OR UPDATE OR DELETE ON "defender_right"
  FOR EACH STATEMENT EXECUTE FUNCTION "raise_content_version"();
CREATE TRIGGER "defender_right_note_is_public_content" AFTER INSERT OR UPDATE OR DELETE ON "defender_right_note"
  FOR EACH STATEMENT EXECUTE FUNCTION "raise_content_version"();
CREATE TRIGGER "page_is_public_content" AFTER INSERT OR UPDATE OR DELETE ON "page"
  FOR EACH STATEMENT EXECUTE FUNCTION "raise_content_version"();
CREATE TRIGGER "page_text_is_public_content" AFTER INSERT OR UPDATE OR DELETE ON "page_text"
  FOR EACH STATEMENT EXECUTE FUNCTION "raise_content_version"();

-- The search. A person is found by words; a word that nobody has is taken as a slip for those near it.

-- A text's words as they are compared: without accents and case, cut at 60 characters (levenshtein
-- takes 255). What is not ASCII once the accents are gone is a letter of another script; the Catalan
-- middle dot parts no word.
CREATE FUNCTION "plain_words"("text" text) RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT COALESCE(array_agg(DISTINCT left("word", 60)), '{}')
  FROM regexp_split_to_table(
    lower(unaccent(translate(normalize("text", NFKC), '·•‧⋅', ''))),
    '[^a-z0-9\u0080-\U0010FFFF]+|[¡¿]+'
  ) AS "word"
  WHERE "word" <> ''
$$;

CREATE FUNCTION "letters_sorted"("word" text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT string_agg("letter", '' ORDER BY "letter") FROM string_to_table("word", NULL) AS "letter"
$$;

-- The words of public people that are one slip away from an asked one, from four letters on, or two
-- slips from eight letters on. Two letters that changed places are one slip (in four letters they are
-- not found). The index finds candidates by the trigrams they share: with two letters of five
-- exchanged a fifth is left.
CREATE FUNCTION "words_near"("asked" text) RETURNS SETOF text LANGUAGE plpgsql STABLE
SET "pg_trgm.similarity_threshold" = 0.2 AS $$
DECLARE
  "slips" int := CASE WHEN length("asked") < 4 THEN 0 WHEN length("asked") < 8 THEN 1 ELSE 2 END;
BEGIN
  RETURN QUERY SELECT s."word" FROM "search_word" s
  WHERE "slips" > 0 AND s."word" % "asked" AND abs(length(s."word") - length("asked")) <= "slips"
    AND CASE levenshtein_less_equal(s."word", "asked", 2)
      WHEN 0 THEN true
      WHEN 1 THEN true
      WHEN 2 THEN "slips" = 2 OR "letters_sorted"(s."word") = "letters_sorted"("asked")
      ELSE false
    END;
END
$$;

-- What a text asks for: all its words, each as a word that begins so or, where nobody public has such
-- a word, as those that are near it. Words of one or two letters count only where there are no longer
-- ones, and as they stand; of more than eight words the longest count. (A plain word holds no sign that
-- LIKE or a tsquery would read.) Null where nothing is asked for, or for what nobody has.
CREATE FUNCTION "words_asked"("text" text) RETURNS tsquery LANGUAGE sql STABLE AS $$
  WITH asked AS (SELECT "word" FROM unnest("plain_words"("text")) AS "word"),
  meant AS (
    SELECT CASE
      WHEN length("word") < 3 THEN quote_literal("word")
      WHEN EXISTS (SELECT FROM "search_word" s WHERE s."word" LIKE asked."word" || '%')
        THEN quote_literal("word") || ':*'
      ELSE (SELECT '(' || string_agg(quote_literal("near"), ' | ') || ')' FROM "words_near"("word") AS "near")
    END AS "part"
    FROM asked WHERE length("word") > 2 OR NOT EXISTS (SELECT FROM asked WHERE length("word") > 2)
    ORDER BY length("word") DESC LIMIT 8
  )
  SELECT CASE WHEN bool_and("part" IS NOT NULL) THEN string_agg("part", ' & ')::tsquery END FROM meant
$$;

-- Writes anew what the search knows of a person. Writers wait for each other here, as they do for the
-- content version in any case: who forgets a word must see whether another has begun to use it.
CREATE FUNCTION "refresh_defender_search"("person" uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  "told" text;
BEGIN
  PERFORM FROM "content_version" FOR UPDATE;
  SELECT string_agg(concat_ws(' ', t."name", t."story"), ' ') INTO "told"
  FROM "defender" d JOIN "defender_text" t ON t."defender_id" = d."id" AND t."state" = 'ready'
  WHERE d."id" = "person" AND d."visibility" = 'public';
  IF "told" IS NULL THEN
    DELETE FROM "defender_search" WHERE "defender_id" = "person";
    RETURN;
  END IF;
  SELECT concat_ws(' ', "told", string_agg(concat_ws(' ', t."name", n."note"), ' ')) INTO "told"
  FROM "defender_right" r
  JOIN "human_right_text" t ON t."right_id" = r."right_id" AND t."state" = 'ready'
  LEFT JOIN "defender_right_note" n
    ON n."defender_id" = r."defender_id" AND n."right_id" = r."right_id" AND n."locale" = t."locale"
  WHERE r."defender_id" = "person";
  INSERT INTO "defender_search" AS s ("defender_id", "words") VALUES ("person", array_to_tsvector("plain_words"("told")))
  ON CONFLICT ("defender_id") DO UPDATE SET "words" = EXCLUDED."words"
  WHERE s."words" IS DISTINCT FROM EXCLUDED."words";
END
$$;

CREATE FUNCTION "search_follows_defender"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "refresh_defender_search"(NEW."id");
  RETURN NULL;
END
$$;

CREATE FUNCTION "search_follows_what_is_told"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "refresh_defender_search"(COALESCE(NEW."defender_id", OLD."defender_id"));
  RETURN NULL;
END
$$;

CREATE FUNCTION "search_follows_right"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "refresh_defender_search"(r."defender_id") FROM "defender_right" r
  WHERE r."right_id" = COALESCE(NEW."right_id", OLD."right_id");
  RETURN NULL;
END
$$;

CREATE FUNCTION "search_word_follows"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "search_word" ("word") SELECT unnest(tsvector_to_array(NEW."words")) ON CONFLICT DO NOTHING;
  DELETE FROM "search_word" w
  WHERE w."word" = ANY (tsvector_to_array(OLD."words"))
    AND NOT EXISTS (SELECT FROM "defender_search" s WHERE s."words" @@ quote_literal(w."word")::tsquery);
  RETURN NULL;
END
$$;

CREATE TRIGGER "search_follows_defender" AFTER UPDATE ON "defender"
  FOR EACH ROW EXECUTE FUNCTION "search_follows_defender"();
CREATE TRIGGER "search_follows_defender_text" AFTER INSERT OR UPDATE OR DELETE ON "defender_text"
  FOR EACH ROW EXECUTE FUNCTION "search_follows_what_is_told"();
CREATE TRIGGER "search_follows_defender_right" AFTER INSERT OR UPDATE OR DELETE ON "defender_right"
  FOR EACH ROW EXECUTE FUNCTION "search_follows_what_is_told"();
CREATE TRIGGER "search_follows_defender_right_note" AFTER INSERT OR UPDATE OR DELETE ON "defender_right_note"
  FOR EACH ROW EXECUTE FUNCTION "search_follows_what_is_told"();
CREATE TRIGGER "search_follows_human_right_text" AFTER INSERT OR UPDATE OR DELETE ON "human_right_text"
  FOR EACH ROW EXECUTE FUNCTION "search_follows_right"();
CREATE TRIGGER "search_word_follows" AFTER INSERT OR UPDATE OR DELETE ON "defender_search"
  FOR EACH ROW EXECUTE FUNCTION "search_word_follows"();

SELECT "refresh_defender_search"("id") FROM "defender";
