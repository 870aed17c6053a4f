-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Locale" AS ENUM ('ca', 'es', 'en');

-- CreateEnum
CREATE TYPE "TextState" AS ENUM ('draft', 'in_review', 'ready');

-- CreateEnum
CREATE TYPE "Visibility" AS ENUM ('draft', 'public', 'taken_down');

-- CreateEnum
CREATE TYPE "Situation" AS ENUM ('not_stated', 'free', 'at_risk', 'detained', 'disappeared', 'released', 'killed');

-- CreateEnum
CREATE TYPE "Letter" AS ENUM ('confirm', 'already_signed');

-- CreateTable
CREATE TABLE "content_version" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "number" BIGINT NOT NULL,

    CONSTRAINT "content_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "defender" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "country" CHAR(2),
    "situation" "Situation" NOT NULL DEFAULT 'not_stated',
    "visibility" "Visibility" NOT NULL DEFAULT 'draft',
    "demo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "defender_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "defender_text" (
    "defender_id" UUID NOT NULL,
    "locale" "Locale" NOT NULL,
    "state" "TextState" NOT NULL DEFAULT 'draft',
    "name" TEXT NOT NULL,

    CONSTRAINT "defender_text_pkey" PRIMARY KEY ("defender_id","locale")
);

-- CreateTable
CREATE TABLE "campaign" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "defender_id" UUID NOT NULL,
    "visibility" "Visibility" NOT NULL DEFAULT 'draft',
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "goal" INTEGER NOT NULL,
    "opens_at" TIMESTAMPTZ(3) NOT NULL,
    "closes_at" TIMESTAMPTZ(3),
    "delivered_at" TIMESTAMPTZ(3),
    "delivered_signatures" INTEGER,
    "won_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "address_key_wrapped" BYTEA,
    "address_rules" SMALLINT NOT NULL,

    CONSTRAINT "campaign_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "campaign_text" (
    "campaign_id" UUID NOT NULL,
    "locale" "Locale" NOT NULL,
    "state" "TextState" NOT NULL DEFAULT 'draft',
    "title" TEXT NOT NULL,
    "lead" TEXT NOT NULL,
    "story" TEXT NOT NULL,
    "result" TEXT,

    CONSTRAINT "campaign_text_pkey" PRIMARY KEY ("campaign_id","locale")
);

-- CreateTable
CREATE TABLE "petition_version" (
    "campaign_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "petition_version_pkey" PRIMARY KEY ("campaign_id","number")
);

-- CreateTable
CREATE TABLE "petition_text" (
    "campaign_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "locale" "Locale" NOT NULL,
    "demand" TEXT NOT NULL,
    "petition" TEXT NOT NULL,

    CONSTRAINT "petition_text_pkey" PRIMARY KEY ("campaign_id","number","locale")
);

-- CreateTable
CREATE TABLE "addressee" (
    "campaign_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "addressee_pkey" PRIMARY KEY ("campaign_id","position")
);

-- CreateTable
CREATE TABLE "addressee_text" (
    "campaign_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "locale" "Locale" NOT NULL,
    "name" TEXT NOT NULL,
    "office" TEXT NOT NULL,

    CONSTRAINT "addressee_text_pkey" PRIMARY KEY ("campaign_id","position","locale")
);

-- CreateTable
CREATE TABLE "signature_request" (
    "id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "petition_version" INTEGER NOT NULL,
    "consent_version" TEXT NOT NULL,
    "address_key" BYTEA,
    "sealed" BYTEA,
    "country" CHAR(2),
    "locale" "Locale" NOT NULL,
    "show_name" BOOLEAN NOT NULL,
    "updates" BOOLEAN NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "lease_until" TIMESTAMPTZ(3),
    "lease_id" UUID,
    "attempts" SMALLINT NOT NULL DEFAULT 0,
    "letter" "Letter",
    "link_hash" BYTEA,
    "signer_copy" BYTEA,
    "spent" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "signature_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "signature" (
    "address_key" BYTEA NOT NULL,
    "campaign_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "petition_version" INTEGER NOT NULL,
    "consent_version" TEXT NOT NULL,
    "locale" "Locale" NOT NULL,
    "country" CHAR(2),
    "show_name" BOOLEAN NOT NULL,
    "updates" BOOLEAN NOT NULL,
    "confirmed_on" DATE NOT NULL,
    "sealed" BYTEA NOT NULL,
    "public_name" TEXT,
    "link_hash" BYTEA NOT NULL,
    "signer_copy" BYTEA NOT NULL,

    CONSTRAINT "signature_pkey" PRIMARY KEY ("address_key","campaign_id")
);

-- CreateTable
CREATE TABLE "tally" (
    "campaign_id" UUID NOT NULL,
    "country" CHAR(2) NOT NULL,
    "total" INTEGER NOT NULL,

    CONSTRAINT "tally_pkey" PRIMARY KEY ("campaign_id","country")
);

-- CreateTable
CREATE TABLE "tally_change" (
    "id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "country" CHAR(2) NOT NULL,
    "change" SMALLINT NOT NULL,

    CONSTRAINT "tally_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail_count" (
    "key" BYTEA NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "mails" SMALLINT NOT NULL,

    CONSTRAINT "mail_count_pkey" PRIMARY KEY ("key","hour")
);

-- CreateIndex
CREATE UNIQUE INDEX "defender_slug_key" ON "defender"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "campaign_slug_key" ON "campaign"("slug");

-- CreateIndex
CREATE INDEX "campaign_defender_id_idx" ON "campaign"("defender_id");

-- CreateIndex
CREATE UNIQUE INDEX "signature_request_link_hash_key" ON "signature_request"("link_hash");

-- CreateIndex
CREATE INDEX "signature_request_due_at_idx" ON "signature_request"("due_at");

-- CreateIndex
CREATE INDEX "signature_request_received_at_idx" ON "signature_request"("received_at");

-- CreateIndex
CREATE INDEX "signature_request_address_key_campaign_id_idx" ON "signature_request"("address_key", "campaign_id");

-- CreateIndex
CREATE INDEX "signature_link_hash_idx" ON "signature"("link_hash");

-- CreateIndex
CREATE INDEX "tally_change_campaign_id_idx" ON "tally_change"("campaign_id");

-- CreateIndex
CREATE INDEX "mail_count_hour_idx" ON "mail_count"("hour");

-- AddForeignKey
ALTER TABLE "defender_text" ADD CONSTRAINT "defender_text_defender_id_fkey" FOREIGN KEY ("defender_id") REFERENCES "defender"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_defender_id_fkey" FOREIGN KEY ("defender_id") REFERENCES "defender"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_text" ADD CONSTRAINT "campaign_text_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "petition_version" ADD CONSTRAINT "petition_version_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "petition_text" ADD CONSTRAINT "petition_text_campaign_id_number_fkey" FOREIGN KEY ("campaign_id", "number") REFERENCES "petition_version"("campaign_id", "number") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "addressee" ADD CONSTRAINT "addressee_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "addressee_text" ADD CONSTRAINT "addressee_text_campaign_id_position_fkey" FOREIGN KEY ("campaign_id", "position") REFERENCES "addressee"("campaign_id", "position") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signature_request" ADD CONSTRAINT "signature_request_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signature_request" ADD CONSTRAINT "signature_request_campaign_id_petition_version_fkey" FOREIGN KEY ("campaign_id", "petition_version") REFERENCES "petition_version"("campaign_id", "number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tally" ADD CONSTRAINT "tally_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tally_change" ADD CONSTRAINT "tally_change_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What no row may ever be, whoever writes it.

ALTER TABLE "content_version" ADD CONSTRAINT "content_version_one_row" CHECK ("id" = 1);
INSERT INTO "content_version" ("id", "number") VALUES (1, 0);

ALTER TABLE "defender"
  ADD CONSTRAINT "defender_slug_form" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length("slug") <= 100),
  ADD CONSTRAINT "defender_country_form" CHECK ("country" ~ '^[A-Z]{2}$');

ALTER TABLE "campaign"
  ADD CONSTRAINT "campaign_slug_form" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length("slug") <= 100),
  ADD CONSTRAINT "campaign_goal_positive" CHECK ("goal" > 0),
  ADD CONSTRAINT "campaign_opens_before_it_closes" CHECK ("closes_at" > "opens_at"),
  ADD CONSTRAINT "campaign_delivered_with_its_number"
    CHECK (("delivered_at" IS NULL) = ("delivered_signatures" IS NULL) AND "delivered_signatures" >= 0);

ALTER TABLE "petition_version" ADD CONSTRAINT "petition_version_positive" CHECK ("number" > 0);

ALTER TABLE "signature_request"
  ADD CONSTRAINT "signature_request_country_form" CHECK ("country" ~ '^[A-Z]{2}$'),
  ADD CONSTRAINT "signature_request_hash_sizes"
    CHECK (octet_length("address_key") = 32 AND octet_length("link_hash") = 32),
  ADD CONSTRAINT "signature_request_holds_all_or_nothing" CHECK (
    CASE WHEN "spent"
      THEN "address_key" IS NULL AND "sealed" IS NULL AND "signer_copy" IS NULL
        AND "country" IS NULL AND NOT "show_name" AND NOT "updates" AND "due_at" IS NULL
        AND "link_hash" IS NOT NULL
      ELSE "address_key" IS NOT NULL AND "sealed" IS NOT NULL
        AND ("link_hash" IS NULL) = ("signer_copy" IS NULL)
        AND ("link_hash" IS NOT NULL) = ("letter" IS NOT DISTINCT FROM 'confirm')
    END),
  ADD CONSTRAINT "signature_request_lease_whole" CHECK (("lease_until" IS NULL) = ("lease_id" IS NULL));

ALTER TABLE "signature"
  ADD CONSTRAINT "signature_country_form" CHECK ("country" ~ '^[A-Z]{2}$'),
  ADD CONSTRAINT "signature_hash_sizes"
    CHECK (octet_length("address_key") = 32 AND octet_length("link_hash") = 32),
  ADD CONSTRAINT "signature_shows_a_name_only_if_asked" CHECK ("public_name" IS NULL OR "show_name");

ALTER TABLE "tally" ADD CONSTRAINT "tally_country_form" CHECK ("country" ~ '^[A-Z]{2}$');

ALTER TABLE "tally_change"
  ADD CONSTRAINT "tally_change_country_form" CHECK ("country" ~ '^[A-Z]{2}$'),
  ADD CONSTRAINT "tally_change_is_one" CHECK ("change" IN (1, -1));

ALTER TABLE "mail_count"
  ADD CONSTRAINT "mail_count_key_size" CHECK (octet_length("key") = 32),
  ADD CONSTRAINT "mail_count_positive" CHECK ("mails" > 0);

-- The content version: whoever changes what the public may see raises it, in the same transaction,
-- and every web process hears of it at commit.

CREATE FUNCTION "raise_content_version"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "content_version" SET "number" = "number" + 1;
  PERFORM pg_notify('content_version', '');
  RETURN NULL;
END
$$;

CREATE TRIGGER "defender_is_public_content" AFTER INSERT OR UPDATE OR DELETE ON "defender"
  FOR EACH STATEMENT EXECUTE FUNCTION "raise_content_version"();
CREATE TRIGGER "defender_text_is_public_content" AFTER INSERT OR UPDATE OR DELETE ON "defender_text"
  FOR EACH STATEMENT EXECUTE FUNCTION "raise_content_version"();
CREATE TRIGGER "campaign_is_public_content" AFTER INSERT OR UPDATE OR DELETE ON "campaign"
  FOR EACH STATEMENT EXECUTE FUNCTION "raise_content_version"();
CREATE TRIGGER "campaign_text_is_public_content" AFTER INSERT OR UPDATE OR DELETE ON "campaign_text"
  FOR EACH STATEMENT EXECUTE FUNCTION "raise_content_version"();
CREATE TRIGGER "petition_version_is_public_content" AFTER INSERT OR UPDATE OR DELETE ON "petition_version"
  FOR EACH STATEMENT EXECUTE FUNCTION "raise_content_version"();
CREATE TRIGGER "petition_text_is_public_content" AFTER INSERT OR UPDATE OR DELETE ON "petition_text"
  FOR EACH STATEMENT EXECUTE FUNCTION "raise_content_version"();
CREATE TRIGGER "addressee_is_public_content" AFTER INSERT OR UPDATE OR DELETE ON "addressee"
  FOR EACH STATEMENT EXECUTE FUNCTION "raise_content_version"();
CREATE TRIGGER "addressee_text_is_public_content" AFTER INSERT OR UPDATE OR DELETE ON "addressee_text"
  FOR EACH STATEMENT EXECUTE FUNCTION "raise_content_version"();
