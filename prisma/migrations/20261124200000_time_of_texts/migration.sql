-- AlterTable
ALTER TABLE "defender_text" ADD COLUMN     "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- Of the texts that are there already only their person's time is known: the first 48 bits of the id
-- (RFC 9562, section 5.7). Where there are none nothing is written, as in the migration before.
DO $$
BEGIN
  IF EXISTS (SELECT FROM "defender_text") THEN
    UPDATE "defender_text" SET "updated_at" = to_timestamp(
      ('x' || left(replace("defender_id"::text, '-', ''), 12))::bit(48)::bigint / 1000.0
    );
  END IF;
END
$$;

-- When a text last came to read as it does. Neither can a writer forget it nor move it without a
-- change; another state is one, for with it the public comes to read another text.
CREATE FUNCTION "defender_text_time"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."updated_at" := CASE
    WHEN TG_OP = 'UPDATE'
      AND (NEW."name", NEW."story", NEW."state") IS NOT DISTINCT FROM (OLD."name", OLD."story", OLD."state")
      THEN OLD."updated_at"
    ELSE clock_timestamp()
  END;
  RETURN NEW;
END
$$;

CREATE TRIGGER "defender_text_time" BEFORE INSERT OR UPDATE ON "defender_text"
  FOR EACH ROW EXECUTE FUNCTION "defender_text_time"();
