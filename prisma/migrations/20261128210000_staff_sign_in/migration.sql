-- How staff get in: requests for a link, links, sessions, second factors, and the lock of the workspace.

-- AlterEnum
ALTER TYPE "LetterKind" ADD VALUE 'staff_sign_in';
ALTER TYPE "LetterKind" ADD VALUE 'staff_invitation';
ALTER TYPE "LetterKind" ADD VALUE 'staff_new_browser';
ALTER TYPE "LetterKind" ADD VALUE 'staff_factor_reset';
ALTER TYPE "LetterKind" ADD VALUE 'staff_approval_asked';
ALTER TYPE "LetterKind" ADD VALUE 'staff_administrators_changed';
ALTER TYPE "LetterKind" ADD VALUE 'staff_workspace_locked';

-- CreateEnum
CREATE TYPE "StaffLetterRequest" AS ENUM ('sign_in', 'invitation');

-- CreateEnum
CREATE TYPE "StaffChange" AS ENUM ('make_administrator', 'reset_second_factor');

-- CreateEnum
CREATE TYPE "StaffDecision" AS ENUM ('approved', 'refused');

-- AlterTable
ALTER TABLE "staff_member" ADD COLUMN "approves_from" TIMESTAMPTZ(3),
ADD COLUMN "wants_notices" BOOLEAN NOT NULL DEFAULT true;

-- CreateTable
CREATE TABLE "staff_sign_in_request" (
    "id" UUID NOT NULL,
    "kind" "StaffLetterRequest" NOT NULL,
    "sealed" BYTEA NOT NULL,
    "locale" "Locale" NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "staff_sign_in_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_sign_in_link" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "staff_sign_in_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_browser" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "label" TEXT NOT NULL,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "proved_at" TIMESTAMPTZ(3),

    CONSTRAINT "staff_browser_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_session" (
    "id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "member_id" UUID NOT NULL,
    "browser_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "proved_at" TIMESTAMPTZ(3),
    "postponed" BOOLEAN NOT NULL DEFAULT false,
    "challenge" TEXT,
    "challenge_at" TIMESTAMPTZ(3),
    "wrong_codes" SMALLINT NOT NULL DEFAULT 0,

    CONSTRAINT "staff_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_totp" (
    "member_id" UUID NOT NULL,
    "secret" BYTEA NOT NULL,
    "last_step" BIGINT NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "staff_totp_pkey" PRIMARY KEY ("member_id")
);

-- CreateTable
CREATE TABLE "staff_passkey" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "credential_id" TEXT NOT NULL,
    "public_key" BYTEA NOT NULL,
    "counter" BIGINT NOT NULL,
    "transports" TEXT[],
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "staff_passkey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_recovery_code" (
    "code_hash" BYTEA NOT NULL,
    "member_id" UUID NOT NULL,

    CONSTRAINT "staff_recovery_code_pkey" PRIMARY KEY ("code_hash")
);

-- CreateTable
CREATE TABLE "staff_wrong_code" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "browser_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "staff_wrong_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_change_request" (
    "id" UUID NOT NULL,
    "change" "StaffChange" NOT NULL,
    "member_id" UUID NOT NULL,
    "asked_by" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "decision" "StaffDecision",
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "staff_change_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_lock" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "locked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "staff_lock_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "staff_sign_in_request_due_at_idx" ON "staff_sign_in_request"("due_at");

-- CreateIndex
CREATE UNIQUE INDEX "staff_sign_in_link_token_hash_key" ON "staff_sign_in_link"("token_hash");

-- CreateIndex
CREATE INDEX "staff_sign_in_link_member_id_idx" ON "staff_sign_in_link"("member_id");

-- CreateIndex
CREATE UNIQUE INDEX "staff_browser_token_hash_member_id_key" ON "staff_browser"("token_hash", "member_id");

-- CreateIndex
CREATE INDEX "staff_browser_member_id_idx" ON "staff_browser"("member_id");

-- CreateIndex
CREATE UNIQUE INDEX "staff_session_token_hash_key" ON "staff_session"("token_hash");

-- CreateIndex
CREATE INDEX "staff_session_member_id_idx" ON "staff_session"("member_id");

-- CreateIndex
CREATE UNIQUE INDEX "staff_passkey_credential_id_key" ON "staff_passkey"("credential_id");

-- CreateIndex
CREATE INDEX "staff_passkey_member_id_idx" ON "staff_passkey"("member_id");

-- CreateIndex
CREATE INDEX "staff_recovery_code_member_id_idx" ON "staff_recovery_code"("member_id");

-- CreateIndex
CREATE INDEX "staff_wrong_code_member_id_at_idx" ON "staff_wrong_code"("member_id", "at");

-- CreateIndex
CREATE INDEX "staff_change_request_member_id_idx" ON "staff_change_request"("member_id");

-- AddForeignKey
ALTER TABLE "staff_sign_in_link" ADD CONSTRAINT "staff_sign_in_link_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "staff_member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_browser" ADD CONSTRAINT "staff_browser_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "staff_member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_session" ADD CONSTRAINT "staff_session_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "staff_member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_session" ADD CONSTRAINT "staff_session_browser_id_fkey" FOREIGN KEY ("browser_id") REFERENCES "staff_browser"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_totp" ADD CONSTRAINT "staff_totp_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "staff_member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_passkey" ADD CONSTRAINT "staff_passkey_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "staff_member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_recovery_code" ADD CONSTRAINT "staff_recovery_code_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "staff_member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_wrong_code" ADD CONSTRAINT "staff_wrong_code_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "staff_member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_change_request" ADD CONSTRAINT "staff_change_request_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "staff_member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_change_request" ADD CONSTRAINT "staff_change_request_asked_by_fkey" FOREIGN KEY ("asked_by") REFERENCES "staff_member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What no row may ever be, whoever writes it.

ALTER TABLE "staff_lock" ADD CONSTRAINT "staff_lock_is_one" CHECK ("id" = 1);
ALTER TABLE "staff_change_request"
  ADD CONSTRAINT "staff_change_request_not_by_its_asker" CHECK ("decision" <> 'approved' OR "decided_by" <> "asked_by"),
  ADD CONSTRAINT "staff_change_request_not_by_its_subject" CHECK ("decision" <> 'approved' OR "decided_by" <> "member_id"),
  ADD CONSTRAINT "staff_change_request_decided" CHECK (("decision" IS NULL) = ("decided_at" IS NULL));

-- Of several questions for the same change one waits.
CREATE UNIQUE INDEX "staff_change_request_waits_once" ON "staff_change_request" ("member_id", "change") WHERE "decision" IS NULL;

-- A notice to staff carries no link; by text, since new values cannot be used in the transaction that adds them.
ALTER TABLE "letter" DROP CONSTRAINT "letter_has_its_link",
  ADD CONSTRAINT "letter_has_its_link" CHECK (("link_of" IS NOT NULL) =
    ("kind"::text IN ('confirm', 'already_signed', 'your_link', 'staff_sign_in', 'staff_invitation')));
