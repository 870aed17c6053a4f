-- Whether the person's own link took them off the public web. Where the staff had done so before, lifting
-- what the link hid must not show anybody: only an administrator undoes a take-down.
ALTER TABLE "defender_hiding" ADD COLUMN "took_down" BOOLEAN NOT NULL DEFAULT false;

-- Rows of before: the link's hidings are taken as what took the person down, as lifting took them so far.
ALTER TABLE "defender_hiding" DISABLE TRIGGER "hidings_are_lifted_once";
UPDATE "defender_hiding" SET "took_down" = true WHERE "own_link" AND "part" = 'person';
-- What the update put off to the end is done now: a table with events that wait cannot be altered.
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE "defender_hiding" ENABLE TRIGGER "hidings_are_lifted_once";

-- As before, and it notes whether it took the person down.
CREATE OR REPLACE FUNCTION "hide_by_link"("p_token_hash" bytea, "p_part" text, "p_at" timestamptz)
RETURNS void LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  "person" uuid;
  "was_public" boolean;
BEGIN
  IF p_part NOT IN ('person', 'face') THEN RETURN; END IF;
  SELECT d.id, d.visibility = 'public' INTO "person", "was_public"
  FROM hide_link l JOIN defender d ON d.id = l.defender_id
  WHERE l.token_hash = p_token_hash AND l.ended_at IS NULL FOR NO KEY UPDATE OF d;
  IF NOT FOUND OR EXISTS (
    SELECT FROM defender_hiding h WHERE h.defender_id = "person" AND h.part = p_part::"HiddenPart"
      AND h.own_link AND h.lifted_at IS NULL
  ) THEN RETURN; END IF;
  INSERT INTO defender_hiding (id, defender_id, part, own_link, hidden_at, took_down)
  VALUES (uuidv7(), "person", p_part::"HiddenPart", true, p_at, p_part = 'person' AND "was_public");
  IF p_part = 'person' THEN
    UPDATE defender SET visibility = 'taken_down' WHERE id = "person" AND visibility = 'public';
  END IF;
  INSERT INTO audit_entry (id, at, actor, act, subject, subject_id, part, fields)
  VALUES (uuidv7(), p_at, 'own_link', CASE p_part WHEN 'person' THEN 'takeDownDefender' ELSE 'hidePart' END,
    'defender', "person", NULLIF(p_part, 'person'), '{}');
END
$$;
