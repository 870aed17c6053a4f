-- What the workspace's lists ask for, and the proof of a take-down.

-- A name or title without accents and case, for a search over parts of words. `unaccent` is stable only
-- because its dictionary could be replaced; ours comes with the database.
CREATE FUNCTION "search_key"("text" text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = public, pg_temp AS $$
  SELECT lower(unaccent('public.unaccent'::regdictionary, "text"))
$$;
CREATE INDEX "defender_text_name_search" ON "defender_text" USING gin ("search_key"("name") gin_trgm_ops);
CREATE INDEX "campaign_text_title_search" ON "campaign_text" USING gin ("search_key"("title") gin_trgm_ops);

-- CreateIndex
CREATE INDEX "defender_visibility_slug_idx" ON "defender"("visibility", "slug");

-- CreateIndex
CREATE INDEX "campaign_visibility_slug_idx" ON "campaign"("visibility", "slug");

-- CreateTable
CREATE TABLE "take_down_check" (
    "id" UUID NOT NULL,
    "defender_id" UUID,
    "campaign_id" UUID,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "take_down_check_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "take_down_check_result" (
    "check_id" UUID NOT NULL,
    "process_id" UUID NOT NULL,
    "address_kind" TEXT NOT NULL,
    "addresses" INTEGER NOT NULL,
    "showing" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "take_down_check_result_pkey" PRIMARY KEY ("check_id","process_id","address_kind")
);

-- CreateIndex
CREATE INDEX "take_down_check_asked_at_idx" ON "take_down_check"("asked_at");

-- CreateIndex
CREATE INDEX "take_down_check_defender_id_id_idx" ON "take_down_check"("defender_id", "id");

-- CreateIndex
CREATE INDEX "take_down_check_campaign_id_id_idx" ON "take_down_check"("campaign_id", "id");

-- AddForeignKey
ALTER TABLE "take_down_check" ADD CONSTRAINT "take_down_check_defender_id_fkey" FOREIGN KEY ("defender_id") REFERENCES "defender"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "take_down_check" ADD CONSTRAINT "take_down_check_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "take_down_check_result" ADD CONSTRAINT "take_down_check_result_check_id_fkey" FOREIGN KEY ("check_id") REFERENCES "take_down_check"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "take_down_check"
  ADD CONSTRAINT "take_down_check_of_one" CHECK (num_nonnulls("defender_id", "campaign_id") = 1);
ALTER TABLE "take_down_check_result"
  ADD CONSTRAINT "take_down_check_result_counts" CHECK ("showing" BETWEEN 0 AND "addresses");
