-- All links of an address in a campaign are links of its one signature (docs/decisions/012).

-- CreateTable
CREATE TABLE "signature_link" (
    "link_hash" BYTEA NOT NULL,
    "address_key" BYTEA NOT NULL,
    "campaign_id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "copy" BYTEA,

    CONSTRAINT "signature_link_pkey" PRIMARY KEY ("link_hash")
);

INSERT INTO "signature_link" ("link_hash", "address_key", "campaign_id", "request_id", "copy")
SELECT "link_hash", "address_key", "campaign_id", "id", "signer_copy" FROM "signature";

-- The links that were confirmed after another one of their address, and those that still wait.
INSERT INTO "signature_link" ("link_hash", "address_key", "campaign_id", "request_id")
SELECT r."link_hash", s."address_key", s."campaign_id", r."id"
FROM "signature_request" r JOIN "signature" s
  ON s."id" = r."signature_id" OR (s."address_key" = r."address_key" AND s."campaign_id" = r."campaign_id")
WHERE r."link_hash" IS NOT NULL
ON CONFLICT DO NOTHING;
DELETE FROM "signature_request" r
WHERE r."spent" OR EXISTS (SELECT FROM "signature_link" l WHERE l."request_id" = r."id");

-- What was shown, or waited to be, was decided in a form, by whoever filled it in: it is hidden until
-- whoever holds the link asks for it (docs/decisions/011).
DO $$
BEGIN
  IF EXISTS (SELECT FROM "signature" WHERE "public_name" IS NOT NULL) THEN
    UPDATE "signature" SET "public_name" = NULL WHERE "public_name" IS NOT NULL;
  END IF;
END
$$;

-- AlterTable
ALTER TABLE "signature_request"
  DROP CONSTRAINT "signature_request_holds_all_or_nothing",
  DROP COLUMN "show_name",
  DROP COLUMN "updates",
  DROP COLUMN "spent",
  DROP COLUMN "signature_id",
  ALTER COLUMN "address_key" SET NOT NULL,
  ALTER COLUMN "sealed" SET NOT NULL;

-- DropIndex
DROP INDEX "signature_waiting_to_be_shown_idx";
DROP INDEX "signature_link_hash_idx";
DROP INDEX "signature_id_idx";

-- AlterTable
ALTER TABLE "signature"
  DROP CONSTRAINT "signature_shows_a_name_only_if_asked",
  DROP CONSTRAINT "signature_hash_sizes",
  DROP COLUMN "show_name",
  DROP COLUMN "link_hash",
  DROP COLUMN "signer_copy",
  ADD COLUMN "public_name_sealed" BYTEA;

-- CreateIndex
CREATE INDEX "signature_link_address_key_campaign_id_idx" ON "signature_link"("address_key", "campaign_id");
CREATE INDEX "signature_link_campaign_id_idx" ON "signature_link"("campaign_id");
CREATE INDEX "signature_link_without_copy_idx" ON "signature_link"("link_hash") WHERE "copy" IS NULL;
CREATE INDEX "signature_waiting_to_be_shown_idx" ON "signature"("campaign_id", "address_key")
  WHERE "public_name_sealed" IS NOT NULL AND "public_name" IS NULL;

-- What no row may ever be, whoever writes it.

ALTER TABLE "signature_request" ADD CONSTRAINT "signature_request_link_with_its_copy"
  CHECK (("link_hash" IS NULL) = ("signer_copy" IS NULL));

ALTER TABLE "signature"
  ADD CONSTRAINT "signature_hash_size" CHECK (octet_length("address_key") = 32),
  ADD CONSTRAINT "signature_shows_a_name_only_if_asked"
    CHECK ("public_name" IS NULL OR "public_name_sealed" IS NOT NULL);

ALTER TABLE "signature_link" ADD CONSTRAINT "signature_link_hash_sizes"
  CHECK (octet_length("address_key") = 32 AND octet_length("link_hash") = 32);
