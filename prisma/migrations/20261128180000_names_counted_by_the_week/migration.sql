-- Names and countries are counted once in seven days, and appear on a random day after that
-- (docs/decisions/020). How many names a campaign shows is a row, not counted at each render.

-- AlterTable
ALTER TABLE "signature"
  ADD COLUMN "ever_shown" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "public_name_counted" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "showing_day" ADD COLUMN "counted_on" DATE;

-- CreateTable
CREATE TABLE "name_group" (
    "campaign_id" UUID NOT NULL,
    "threshold" SMALLINT NOT NULL,
    "due_on" DATE,

    CONSTRAINT "name_group_pkey" PRIMARY KEY ("campaign_id")
);

-- CreateTable
CREATE TABLE "country_step" (
    "campaign_id" UUID NOT NULL,
    "country" CHAR(2) NOT NULL,
    "counted" INTEGER NOT NULL,
    "threshold" SMALLINT NOT NULL,
    "due_on" DATE,
    "due_signers" INTEGER,

    CONSTRAINT "country_step_pkey" PRIMARY KEY ("campaign_id","country")
);

-- CreateTable
CREATE TABLE "shown_name_total" (
    "campaign_id" UUID NOT NULL,
    "names" INTEGER NOT NULL,

    CONSTRAINT "shown_name_total_pkey" PRIMARY KEY ("campaign_id")
);

-- AddForeignKey
ALTER TABLE "name_group" ADD CONSTRAINT "name_group_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "country_step" ADD CONSTRAINT "country_step_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shown_name_total" ADD CONSTRAINT "shown_name_total_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What no row may ever be, whoever writes it.

ALTER TABLE "name_group" ADD CONSTRAINT "name_group_of_ten_or_more" CHECK ("threshold" >= 10);

ALTER TABLE "country_step"
  ADD CONSTRAINT "country_step_of_ten_or_more" CHECK ("threshold" >= 10),
  ADD CONSTRAINT "country_step_due_whole" CHECK (("due_on" IS NULL) = ("due_signers" IS NULL)),
  ADD CONSTRAINT "country_step_in_tens" CHECK ("due_signers" >= 0 AND "due_signers" % 10 = 0);

ALTER TABLE "shown_name_total" ADD CONSTRAINT "shown_name_total_not_negative" CHECK ("names" >= 0);

-- What is shown already. The condition keeps the content version where nothing is.
DO $$
BEGIN
  UPDATE "signature" SET "ever_shown" = true WHERE "public_name" IS NOT NULL;
  INSERT INTO "shown_name_total" ("campaign_id", "names")
  SELECT s."campaign_id", count(*) FROM "signature" s JOIN "campaign" c ON c."id" = s."campaign_id"
  WHERE s."public_name" IS NOT NULL GROUP BY 1;
END
$$;

-- Another name to show, or one that is asked for again, waits to be counted anew, whoever writes it.
CREATE FUNCTION "wait_to_be_counted"() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
  NEW."public_name_counted" := false;
  RETURN NEW;
END
$$;
CREATE TRIGGER "changed_names_wait_to_be_counted" BEFORE UPDATE OF "public_name_sealed" ON "signature"
  FOR EACH ROW WHEN (OLD."public_name_sealed" IS DISTINCT FROM NEW."public_name_sealed")
  EXECUTE FUNCTION "wait_to_be_counted"();

-- The number of names shown changes with them, in one transaction, with its owner's rights. The
-- triggers sort before those that raise the content version, so that all take locks in one order.
CREATE FUNCTION "add_to_shown_name_total"("p_campaign_id" uuid, "p_names" integer)
RETURNS void LANGUAGE sql SET search_path = public, pg_temp AS $$
  INSERT INTO shown_name_total (campaign_id, names) VALUES (p_campaign_id, 0)
  ON CONFLICT (campaign_id) DO NOTHING;
  UPDATE shown_name_total t SET names = t.names + p_names WHERE t.campaign_id = p_campaign_id
$$;

CREATE FUNCTION "count_shown_names"() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  "one" record;
BEGIN
  FOR "one" IN
    SELECT campaign_id, sum(change)::int AS change FROM (
      SELECT o.campaign_id, -1 AS change FROM was o WHERE o.public_name IS NOT NULL
      UNION ALL
      SELECT n.campaign_id, 1 FROM became n WHERE n.public_name IS NOT NULL
    ) changes GROUP BY campaign_id HAVING sum(change) <> 0 ORDER BY campaign_id
  LOOP
    PERFORM add_to_shown_name_total("one".campaign_id, "one".change);
  END LOOP;
  RETURN NULL;
END
$$;
CREATE TRIGGER "shown_names_are_counted" AFTER UPDATE ON "signature"
  REFERENCING OLD TABLE AS was NEW TABLE AS became
  FOR EACH STATEMENT EXECUTE FUNCTION "count_shown_names"();

CREATE FUNCTION "count_withdrawn_names"() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  "one" record;
BEGIN
  FOR "one" IN
    SELECT campaign_id, count(*)::int AS names FROM gone WHERE public_name IS NOT NULL
    GROUP BY campaign_id ORDER BY campaign_id
  LOOP
    UPDATE shown_name_total SET names = shown_name_total.names - "one".names
    WHERE campaign_id = "one".campaign_id;
  END LOOP;
  RETURN NULL;
END
$$;
CREATE TRIGGER "withdrawn_names_are_counted" AFTER DELETE ON "signature"
  REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION "count_withdrawn_names"();

-- The names that a campaign shows, at most so many, and how many there are: see
-- lib/campaigns/list-shown-signers.ts.
CREATE OR REPLACE FUNCTION "shown_names"("p_campaign_id" uuid, "p_limit" integer, OUT "shown" integer, OUT "names" text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT
    COALESCE((SELECT t.names FROM shown_name_total t WHERE t.campaign_id = p_campaign_id), 0),
    ARRAY(SELECT s.public_name FROM signature s
      WHERE s.campaign_id = p_campaign_id AND s.public_name IS NOT NULL
      ORDER BY s.address_key LIMIT p_limit)
$$;

REVOKE ALL ON FUNCTION "wait_to_be_counted"(), "add_to_shown_name_total"(uuid, integer),
  "count_shown_names"(), "count_withdrawn_names"() FROM PUBLIC;
