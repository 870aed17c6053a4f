-- CreateEnum
CREATE TYPE "LetterKind" AS ENUM ('confirm', 'already_signed', 'your_link', 'withdrawn');

-- CreateEnum
CREATE TYPE "LetterEnd" AS ENUM ('sent', 'refused', 'unknown', 'expired', 'stopped');

-- CreateEnum
CREATE TYPE "StopReason" AS ENUM ('bounce', 'complaint');

-- AlterTable
ALTER TABLE "campaign" ADD COLUMN     "term_months" SMALLINT NOT NULL DEFAULT 12;

-- What was decided and not sent is decided anew: it comes to the same letter and the same link.
ALTER TABLE "signature_request"
  DROP CONSTRAINT "signature_request_holds_all_or_nothing",
  DROP CONSTRAINT "signature_request_lease_whole";

-- AlterTable
ALTER TABLE "signature_request" DROP COLUMN "attempts",
DROP COLUMN "lease_id",
DROP COLUMN "lease_until",
DROP COLUMN "letter",
ADD COLUMN     "signature_id" UUID;

-- DropEnum
DROP TYPE "Letter";

-- CreateTable
CREATE TABLE "link_request" (
    "id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "address_key" BYTEA NOT NULL,
    "sealed" BYTEA NOT NULL,
    "locale" "Locale" NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "link_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "letter" (
    "id" UUID NOT NULL,
    "kind" "LetterKind" NOT NULL,
    "link_of" UUID,
    "sealed" BYTEA NOT NULL,
    "locale" "Locale" NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" SMALLINT NOT NULL DEFAULT 0,
    "batch_id" UUID,
    "position" SMALLINT,

    CONSTRAINT "letter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail_batch" (
    "id" UUID NOT NULL,
    "first_attempt_at" TIMESTAMPTZ(3) NOT NULL,
    "payload_hash" BYTEA NOT NULL,
    "attempts" SMALLINT NOT NULL,
    "lease_until" TIMESTAMPTZ(3) NOT NULL,
    "lease_id" UUID NOT NULL,

    CONSTRAINT "mail_batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail_total" (
    "day" DATE NOT NULL,
    "ending" "LetterEnd" NOT NULL,
    "letters" INTEGER NOT NULL,

    CONSTRAINT "mail_total_pkey" PRIMARY KEY ("day","ending")
);

-- CreateTable
CREATE TABLE "campaign_mail_stop" (
    "campaign_id" UUID NOT NULL,
    "address_key" BYTEA NOT NULL,
    "until" DATE NOT NULL,

    CONSTRAINT "campaign_mail_stop_pkey" PRIMARY KEY ("campaign_id","address_key")
);

-- CreateTable
CREATE TABLE "mail_stop" (
    "key" BYTEA NOT NULL,
    "reason" "StopReason" NOT NULL,
    "until" DATE NOT NULL,

    CONSTRAINT "mail_stop_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "mail_report" (
    "id" BYTEA NOT NULL,
    "reason" "StopReason" NOT NULL,
    "sealed" BYTEA,
    "seal_id" UUID NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mail_report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "country_shown" (
    "campaign_id" UUID NOT NULL,
    "country" CHAR(2) NOT NULL,
    "signers" INTEGER NOT NULL,

    CONSTRAINT "country_shown_pkey" PRIMARY KEY ("campaign_id","country")
);

-- CreateIndex
CREATE INDEX "link_request_due_at_idx" ON "link_request"("due_at");

-- CreateIndex
CREATE INDEX "link_request_address_key_campaign_id_idx" ON "link_request"("address_key", "campaign_id");

-- CreateIndex
CREATE INDEX "letter_due_at_idx" ON "letter"("due_at");

-- CreateIndex
CREATE INDEX "letter_expires_at_idx" ON "letter"("expires_at");

-- CreateIndex
CREATE INDEX "letter_since_idx" ON "letter"("since");

-- CreateIndex
CREATE UNIQUE INDEX "letter_place_in_batch" ON "letter"("batch_id", "position");

-- CreateIndex
CREATE INDEX "letter_link_of_idx" ON "letter"("link_of");

-- CreateIndex
CREATE INDEX "mail_batch_lease_until_idx" ON "mail_batch"("lease_until");

-- CreateIndex
CREATE INDEX "campaign_mail_stop_until_idx" ON "campaign_mail_stop"("until");

-- CreateIndex
CREATE INDEX "mail_stop_until_idx" ON "mail_stop"("until");

-- CreateIndex
CREATE INDEX "mail_report_received_at_idx" ON "mail_report"("received_at");

-- CreateIndex
CREATE INDEX "signature_request_signature_id_idx" ON "signature_request"("signature_id");

-- AddForeignKey
ALTER TABLE "link_request" ADD CONSTRAINT "link_request_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter" ADD CONSTRAINT "letter_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "mail_batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_mail_stop" ADD CONSTRAINT "campaign_mail_stop_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "country_shown" ADD CONSTRAINT "country_shown_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What no row may ever be, whoever writes it.

ALTER TABLE "campaign" ADD CONSTRAINT "campaign_term_possible" CHECK ("term_months" BETWEEN 1 AND 120);

ALTER TABLE "signature_request"
  ADD CONSTRAINT "signature_request_holds_all_or_nothing" CHECK (
    CASE WHEN "spent"
      THEN "address_key" IS NULL AND "sealed" IS NULL AND "signer_copy" IS NULL
        AND "country" IS NULL AND NOT "show_name" AND NOT "updates" AND "due_at" IS NULL
        AND "link_hash" IS NOT NULL
      ELSE "address_key" IS NOT NULL AND "sealed" IS NOT NULL AND "signature_id" IS NULL
        AND ("link_hash" IS NULL) = ("signer_copy" IS NULL)
    END);

ALTER TABLE "link_request"
  ADD CONSTRAINT "link_request_key_size" CHECK (octet_length("address_key") = 32);

ALTER TABLE "letter"
  ADD CONSTRAINT "letter_has_its_link" CHECK (("link_of" IS NULL) = ("kind" = 'withdrawn')),
  ADD CONSTRAINT "letter_has_its_place" CHECK (("batch_id" IS NULL) = ("position" IS NULL));

ALTER TABLE "mail_batch"
  ADD CONSTRAINT "mail_batch_hash_size" CHECK (octet_length("payload_hash") = 32);

ALTER TABLE "mail_total" ADD CONSTRAINT "mail_total_positive" CHECK ("letters" > 0);

ALTER TABLE "campaign_mail_stop"
  ADD CONSTRAINT "campaign_mail_stop_key_size" CHECK (octet_length("address_key") = 32);

ALTER TABLE "mail_stop" ADD CONSTRAINT "mail_stop_key_size" CHECK (octet_length("key") = 32);

ALTER TABLE "mail_report" ADD CONSTRAINT "mail_report_id_size" CHECK (octet_length("id") = 32);

ALTER TABLE "country_shown"
  ADD CONSTRAINT "country_shown_country_form" CHECK ("country" ~ '^[A-Z]{2}$'),
  ADD CONSTRAINT "country_shown_in_tens" CHECK ("signers" >= 10 AND "signers" % 10 = 0);

-- Names and countries that the public may see are content: see the first migration.

CREATE TRIGGER "shown_names_are_public_content" AFTER UPDATE OF "public_name" ON "signature"
  FOR EACH STATEMENT EXECUTE FUNCTION "raise_content_version"();
CREATE TRIGGER "withdrawn_names_are_public_content" AFTER DELETE ON "signature"
  FOR EACH ROW WHEN (OLD."public_name" IS NOT NULL) EXECUTE FUNCTION "raise_content_version"();
CREATE TRIGGER "country_shown_is_public_content" AFTER INSERT OR UPDATE OR DELETE ON "country_shown"
  FOR EACH STATEMENT EXECUTE FUNCTION "raise_content_version"();
