-- CreateEnum
CREATE TYPE "Showing" AS ENUM ('names', 'countries');

-- CreateTable
CREATE TABLE "showing_day" (
    "campaign_id" UUID NOT NULL,
    "showing" "Showing" NOT NULL,
    "day" DATE NOT NULL,

    CONSTRAINT "showing_day_pkey" PRIMARY KEY ("campaign_id","showing")
);

-- AddForeignKey
ALTER TABLE "showing_day" ADD CONSTRAINT "showing_day_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- For the page and for the worker; only of those who ask to be shown, and no name is copied into one.

-- CreateIndex
CREATE INDEX "signature_shown_idx" ON "signature"("campaign_id", "address_key")
  WHERE "public_name" IS NOT NULL;

-- CreateIndex
CREATE INDEX "signature_waiting_to_be_shown_idx" ON "signature"("campaign_id", "address_key")
  WHERE "show_name" AND "public_name" IS NULL;
