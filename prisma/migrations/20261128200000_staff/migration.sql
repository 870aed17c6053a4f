-- Who runs the site, and the log of what they do.

-- CreateEnum
CREATE TYPE "StaffRole" AS ENUM ('editor', 'campaigner', 'administrator');

-- CreateEnum
CREATE TYPE "AuditActor" AS ENUM ('member', 'operator', 'own_link');

-- CreateEnum
CREATE TYPE "AuditSubject" AS ENUM ('defender', 'campaign', 'page', 'right', 'update', 'member', 'workspace', 'shown_name');

-- CreateTable
CREATE TABLE "staff_member" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "email_key" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "role" "StaffRole" NOT NULL,
    "locale" "Locale" NOT NULL,
    "invited_at" TIMESTAMPTZ(3) NOT NULL,
    "joined_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "staff_member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" "AuditActor" NOT NULL,
    "member_id" UUID,
    "act" TEXT NOT NULL,
    "subject" "AuditSubject" NOT NULL,
    "subject_id" UUID,
    "part" TEXT,
    "edition" INTEGER,
    "fields" TEXT[],
    "reason" TEXT,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "staff_member_email_key_key" ON "staff_member"("email_key");

-- CreateIndex
CREATE INDEX "audit_entry_subject_subject_id_id_idx" ON "audit_entry"("subject", "subject_id", "id");

-- CreateIndex
CREATE INDEX "audit_entry_member_id_id_idx" ON "audit_entry"("member_id", "id");

-- CreateIndex
CREATE INDEX "audit_entry_act_id_idx" ON "audit_entry"("act", "id");

-- CreateIndex
CREATE INDEX "audit_entry_at_idx" ON "audit_entry"("at");

-- AddForeignKey
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "staff_member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What no row may ever be, whoever writes it.

ALTER TABLE "audit_entry"
  ADD CONSTRAINT "audit_entry_member_named" CHECK (("actor" = 'member') = ("member_id" IS NOT NULL)),
  ADD CONSTRAINT "audit_entry_subject_named" CHECK (("subject" = 'workspace') = ("subject_id" IS NULL)),
  ADD CONSTRAINT "audit_entry_reason_short" CHECK (char_length("reason") <= 1000);

-- Nobody rewrites the log, the owner of the tables included.
CREATE FUNCTION "refuse_to_rewrite_the_log"() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'audit entries are never changed or deleted' USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER "audit_entries_are_never_changed" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_entry"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_to_rewrite_the_log"();
REVOKE ALL ON FUNCTION "refuse_to_rewrite_the_log"() FROM PUBLIC;
