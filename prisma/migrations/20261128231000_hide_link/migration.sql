-- A person's own link hides them, at any hour and without a sign-in, and does nothing else.

-- CreateTable
CREATE TABLE "hide_link" (
    "id" UUID NOT NULL,
    "defender_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "made_by" UUID,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "hide_link_pkey" PRIMARY KEY ("id")
);

-- AlterTable
ALTER TABLE "defender_hiding" ADD COLUMN "staff_told_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE UNIQUE INDEX "hide_link_token_hash_key" ON "hide_link"("token_hash");

-- CreateIndex
CREATE INDEX "hide_link_defender_id_idx" ON "hide_link"("defender_id");

-- AddForeignKey
ALTER TABLE "hide_link" ADD CONSTRAINT "hide_link_defender_id_fkey" FOREIGN KEY ("defender_id") REFERENCES "defender"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- That the staff were told is noted afterwards, whatever became of the hiding.
CREATE OR REPLACE FUNCTION "refuse_to_rewrite_the_register"() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF TG_TABLE_NAME IN ('consent_review', 'consent_extension') THEN
      IF NOT EXISTS (SELECT FROM "consent" c WHERE c."id" = OLD."consent_id") THEN RETURN OLD; END IF;
    ELSIF NOT EXISTS (SELECT FROM "defender" d WHERE d."id" = OLD."defender_id") THEN
      RETURN OLD;
    END IF;
  ELSIF TG_TABLE_NAME = 'consent_extension' THEN
    IF OLD."approved_at" IS NULL
      AND to_jsonb(OLD) - '{approved_by,approved_at}'::text[] = to_jsonb(NEW) - '{approved_by,approved_at}'::text[]
    THEN RETURN NEW; END IF;
  ELSIF TG_TABLE_NAME = 'defender_hiding' THEN
    IF to_jsonb(OLD) - 'staff_told_at' = to_jsonb(NEW) - 'staff_told_at' THEN RETURN NEW; END IF;
    IF OLD."lifted_at" IS NULL
      AND to_jsonb(OLD) - '{lift_asked_by,lift_asked_at,lift_reason,lifted_by,lifted_at}'::text[]
        = to_jsonb(NEW) - '{lift_asked_by,lift_asked_at,lift_reason,lifted_by,lifted_at}'::text[]
    THEN RETURN NEW; END IF;
  END IF;
  RAISE EXCEPTION 'the register is added to, never rewritten' USING ERRCODE = 'insufficient_privilege';
END
$$;

-- Hides all of a link's person, or their face. It tells whoever calls it nothing, not even whether there
-- is such a link. Repeated, it changes nothing.
CREATE FUNCTION "hide_by_link"("p_token_hash" bytea, "p_part" text, "p_at" timestamptz)
RETURNS void LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  "person" uuid;
BEGIN
  IF p_part NOT IN ('person', 'face') THEN RETURN; END IF;
  SELECT d.id INTO "person" FROM hide_link l JOIN defender d ON d.id = l.defender_id
  WHERE l.token_hash = p_token_hash AND l.ended_at IS NULL FOR NO KEY UPDATE OF d;
  IF NOT FOUND OR EXISTS (
    SELECT FROM defender_hiding h WHERE h.defender_id = "person" AND h.part = p_part::"HiddenPart"
      AND h.own_link AND h.lifted_at IS NULL
  ) THEN RETURN; END IF;
  INSERT INTO defender_hiding (id, defender_id, part, own_link, hidden_at)
  VALUES (uuidv7(), "person", p_part::"HiddenPart", true, p_at);
  IF p_part = 'person' THEN
    UPDATE defender SET visibility = 'taken_down' WHERE id = "person" AND visibility = 'public';
  END IF;
  INSERT INTO audit_entry (id, at, actor, act, subject, subject_id, part, fields)
  VALUES (uuidv7(), p_at, 'own_link', CASE p_part WHEN 'person' THEN 'takeDownDefender' ELSE 'hidePart' END,
    'defender', "person", NULLIF(p_part, 'person'), '{}');
END
$$;
REVOKE ALL ON FUNCTION "hide_by_link"(bytea, text, timestamptz) FROM PUBLIC;
