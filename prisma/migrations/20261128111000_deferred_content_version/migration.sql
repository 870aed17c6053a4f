-- The content version is raised at commit, and the search follows there: see docs/decisions/013. What
-- was loaded says a table of its own, so that the version may be raised by whoever has cause to.

CREATE TABLE "loaded_content" (
    "name" TEXT NOT NULL,
    "loaded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "loaded_content_pkey" PRIMARY KEY ("name")
);
-- An installation that has content got it before this was noted.
INSERT INTO "loaded_content" SELECT 'programme', now()
WHERE EXISTS (SELECT FROM "page") OR EXISTS (SELECT FROM "human_right")
  OR EXISTS (SELECT FROM "defender") OR EXISTS (SELECT FROM "campaign");

DROP TRIGGER "defender_is_public_content" ON "defender";
DROP TRIGGER "defender_text_is_public_content" ON "defender_text";
DROP TRIGGER "defender_right_is_public_content" ON "defender_right";
DROP TRIGGER "defender_right_note_is_public_content" ON "defender_right_note";
DROP TRIGGER "human_right_is_public_content" ON "human_right";
DROP TRIGGER "human_right_text_is_public_content" ON "human_right_text";
DROP TRIGGER "page_is_public_content" ON "page";
DROP TRIGGER "page_text_is_public_content" ON "page_text";
DROP TRIGGER "campaign_is_public_content" ON "campaign";
DROP TRIGGER "campaign_text_is_public_content" ON "campaign_text";
DROP TRIGGER "petition_version_is_public_content" ON "petition_version";
DROP TRIGGER "petition_text_is_public_content" ON "petition_text";
DROP TRIGGER "addressee_is_public_content" ON "addressee";
DROP TRIGGER "addressee_text_is_public_content" ON "addressee_text";
DROP TRIGGER "country_shown_is_public_content" ON "country_shown";
DROP TRIGGER "shown_names_are_public_content" ON "signature";
DROP TRIGGER "withdrawn_names_are_public_content" ON "signature";
DROP FUNCTION "raise_content_version_for_names"();

-- Raises the number once a transaction. Called at commit, so that the row is held for no longer than a
-- commit takes, and before anything else is locked there (`refresh_defender_search`). Where a trigger
-- names a column and the value with which a row is public, rows that were and are without it raise
-- nothing. It has its owner's rights: whoever may change content need not be able to write the number.
CREATE OR REPLACE FUNCTION "raise_content_version"() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  "before" jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END;
  "after" jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END;
BEGIN
  IF current_setting('altaveu.content_version_raised', true) = 'yes' OR "before" = "after" THEN
    RETURN NULL;
  END IF;
  IF TG_NARGS = 2 AND "before" ->> TG_ARGV[0] IS DISTINCT FROM TG_ARGV[1]
    AND "after" ->> TG_ARGV[0] IS DISTINCT FROM TG_ARGV[1] THEN
    RETURN NULL;
  END IF;
  UPDATE "content_version" SET "number" = "number" + 1;
  PERFORM pg_notify('content_version', '');
  -- Gone with the transaction, or with the savepoint to which it is rolled back.
  PERFORM set_config('altaveu.content_version_raised', 'yes', true);
  RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER "defender_is_public_content" AFTER INSERT OR UPDATE OR DELETE ON "defender"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "raise_content_version"('visibility', 'public');
CREATE CONSTRAINT TRIGGER "defender_text_is_public_content" AFTER INSERT OR UPDATE OR DELETE ON "defender_text"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "raise_content_version"('state', 'ready');
CREATE CONSTRAINT TRIGGER "defender_right_is_public_content" AFTER INSERT OR UPDATE OR DELETE ON "defender_right"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "raise_content_version"();
CREATE CONSTRAINT TRIGGER "defender_right_note_is_public_content" AFTER INSERT OR UPDATE OR DELETE ON "defender_right_note"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "raise_content_version"();
CREATE CONSTRAINT TRIGGER "human_right_is_public_content" AFTER INSERT OR UPDATE OR DELETE ON "human_right"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "raise_content_version"();
CREATE CONSTRAINT TRIGGER "human_right_text_is_public_content" AFTER INSERT OR UPDATE OR DELETE ON "human_right_text"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "raise_content_version"('state', 'ready');
CREATE CONSTRAINT TRIGGER "page_is_public_content" AFTER INSERT OR UPDATE OR DELETE ON "page"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "raise_content_version"();
CREATE CONSTRAINT TRIGGER "page_text_is_public_content" AFTER INSERT OR UPDATE OR DELETE ON "page_text"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "raise_content_version"('state', 'ready');
CREATE CONSTRAINT TRIGGER "campaign_is_public_content" AFTER INSERT OR UPDATE OR DELETE ON "campaign"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "raise_content_version"('visibility', 'public');
CREATE CONSTRAINT TRIGGER "campaign_text_is_public_content" AFTER INSERT OR UPDATE OR DELETE ON "campaign_text"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "raise_content_version"('state', 'ready');
CREATE CONSTRAINT TRIGGER "petition_version_is_public_content" AFTER INSERT OR UPDATE OR DELETE ON "petition_version"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "raise_content_version"();
CREATE CONSTRAINT TRIGGER "petition_text_is_public_content" AFTER INSERT OR UPDATE OR DELETE ON "petition_text"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "raise_content_version"();
CREATE CONSTRAINT TRIGGER "addressee_is_public_content" AFTER INSERT OR UPDATE OR DELETE ON "addressee"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "raise_content_version"();
CREATE CONSTRAINT TRIGGER "addressee_text_is_public_content" AFTER INSERT OR UPDATE OR DELETE ON "addressee_text"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "raise_content_version"();
CREATE CONSTRAINT TRIGGER "country_shown_is_public_content" AFTER INSERT OR UPDATE OR DELETE ON "country_shown"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "raise_content_version"();
-- Of signatures the public sees the names that are shown: no other row is queued for the commit.
CREATE CONSTRAINT TRIGGER "shown_names_are_public_content" AFTER UPDATE OF "public_name" ON "signature"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD."public_name" IS DISTINCT FROM NEW."public_name") EXECUTE FUNCTION "raise_content_version"();
CREATE CONSTRAINT TRIGGER "withdrawn_names_are_public_content" AFTER DELETE ON "signature"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD."public_name" IS NOT NULL) EXECUTE FUNCTION "raise_content_version"();

-- The search follows at commit too, and no row of it is locked before: without a foreign key no other
-- transaction's deletion holds one. `refresh_defender_search` takes the content version's row first, so
-- that two commits follow one another and each sees what the other wrote.
ALTER TABLE "defender_search" DROP CONSTRAINT "defender_search_defender_id_fkey";

CREATE OR REPLACE FUNCTION "search_follows_defender"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "refresh_defender_search"(COALESCE(NEW."id", OLD."id"));
  RETURN NULL;
END
$$;

DROP TRIGGER "search_follows_defender" ON "defender";
DROP TRIGGER "search_follows_defender_text" ON "defender_text";
DROP TRIGGER "search_follows_defender_right" ON "defender_right";
DROP TRIGGER "search_follows_defender_right_note" ON "defender_right_note";
DROP TRIGGER "search_follows_human_right_text" ON "human_right_text";
CREATE CONSTRAINT TRIGGER "search_follows_defender" AFTER UPDATE OR DELETE ON "defender"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "search_follows_defender"();
CREATE CONSTRAINT TRIGGER "search_follows_defender_text" AFTER INSERT OR UPDATE OR DELETE ON "defender_text"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "search_follows_what_is_told"();
CREATE CONSTRAINT TRIGGER "search_follows_defender_right" AFTER INSERT OR UPDATE OR DELETE ON "defender_right"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "search_follows_what_is_told"();
CREATE CONSTRAINT TRIGGER "search_follows_defender_right_note" AFTER INSERT OR UPDATE OR DELETE ON "defender_right_note"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "search_follows_what_is_told"();
CREATE CONSTRAINT TRIGGER "search_follows_human_right_text" AFTER INSERT OR UPDATE OR DELETE ON "human_right_text"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "search_follows_right"();
