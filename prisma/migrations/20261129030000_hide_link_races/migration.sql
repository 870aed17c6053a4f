-- What the link hid may become what the staff took down, and never the other way: lifting then shows nobody.
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
    IF OLD."lifted_at" IS NULL AND (OLD."took_down" OR NOT NEW."took_down")
      AND to_jsonb(OLD) - '{lift_asked_by,lift_asked_at,lift_reason,lifted_by,lifted_at,took_down}'::text[]
        = to_jsonb(NEW) - '{lift_asked_by,lift_asked_at,lift_reason,lifted_by,lifted_at,took_down}'::text[]
    THEN RETURN NEW; END IF;
  END IF;
  RAISE EXCEPTION 'the register is added to, never rewritten' USING ERRCODE = 'insufficient_privilege';
END
$$;

-- As before, but the link is held first: while a new identity is published, a press waits, and then hides
-- that one. Each web process is asked to look, as after every take-down.
CREATE OR REPLACE FUNCTION "hide_by_link"("p_token_hash" bytea, "p_part" text, "p_at" timestamptz)
RETURNS void LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  "person" uuid;
  "was_public" boolean;
BEGIN
  IF p_part NOT IN ('person', 'face') THEN RETURN; END IF;
  SELECT l.defender_id INTO "person" FROM hide_link l
  WHERE l.token_hash = p_token_hash AND l.ended_at IS NULL FOR NO KEY UPDATE;
  IF NOT FOUND THEN RETURN; END IF;
  SELECT d.visibility = 'public' INTO "was_public" FROM defender d WHERE d.id = "person" FOR NO KEY UPDATE;
  IF EXISTS (
    SELECT FROM defender_hiding h WHERE h.defender_id = "person" AND h.part = p_part::"HiddenPart"
      AND h.own_link AND h.lifted_at IS NULL
  ) THEN RETURN; END IF;
  INSERT INTO defender_hiding (id, defender_id, part, own_link, hidden_at, took_down)
  VALUES (uuidv7(), "person", p_part::"HiddenPart", true, p_at, p_part = 'person' AND "was_public");
  IF p_part = 'person' THEN
    UPDATE defender SET visibility = 'taken_down' WHERE id = "person" AND visibility = 'public';
    INSERT INTO take_down_check (id, defender_id, asked_at) VALUES (uuidv7(), "person", p_at);
  END IF;
  INSERT INTO audit_entry (id, at, actor, act, subject, subject_id, part, fields)
  VALUES (uuidv7(), p_at, 'own_link', CASE p_part WHEN 'person' THEN 'takeDownDefender' ELSE 'hidePart' END,
    'defender', "person", NULLIF(p_part, 'person'), '{}');
END
$$;

-- As before, but it holds the person's own link first.
CREATE OR REPLACE FUNCTION "publish_identity"("p_former_id" uuid, "p_at" timestamptz) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  "successor" uuid;
BEGIN
  -- A press of the link that is under way is waited for, so that it is copied; a later one waits, and
  -- hides the new identity.
  PERFORM FROM hide_link WHERE defender_id = p_former_id FOR NO KEY UPDATE;
  IF EXISTS (SELECT FROM places_of_former_names(p_former_id) p WHERE p.whole) THEN
    RAISE EXCEPTION 'a public text names somebody who is shown under another name'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'names_nobody_of_another_identity';
  END IF;
  UPDATE identity_change SET published_at = p_at
  WHERE former_id = p_former_id AND published_at IS NULL AND successor_id IS NOT NULL
  RETURNING successor_id INTO "successor";
  IF NOT FOUND THEN RAISE EXCEPTION 'there is no identity to publish'; END IF;
  INSERT INTO consent (id, defender_id, denial, given_by, given_on, evidence, paper_at, purposes, covers,
    starts_at, ends_at, channel, entered_by, entered_at)
  SELECT uuidv7(), "successor", true, c.given_by, c.given_on, c.evidence, c.paper_at, c.purposes, c.covers,
    c.starts_at, c.ends_at, c.channel, c.entered_by, c.entered_at
  FROM consent c
  WHERE c.defender_id = p_former_id AND c.denial AND COALESCE(consent_ends_at(c.id), 'infinity') > p_at
  ORDER BY c.id;
  INSERT INTO defender_hiding (id, defender_id, part, own_link, hidden_by, hidden_at, staff_told_at)
  SELECT uuidv7(), "successor", h.part, h.own_link, h.hidden_by, h.hidden_at, COALESCE(h.staff_told_at, p_at)
  FROM defender_hiding h WHERE h.defender_id = p_former_id AND h.lifted_at IS NULL ORDER BY h.id;
  UPDATE hide_link SET defender_id = "successor" WHERE defender_id = p_former_id;
  UPDATE defender_text SET state = 'ready' WHERE defender_id = "successor";
  UPDATE defender SET visibility = 'public', shown_since = p_at WHERE id = "successor";
END
$$;

-- A function with its owner's rights never looks among the caller's temporary tables first.
DO $$
DECLARE
  "one" regprocedure;
BEGIN
  FOR "one" IN SELECT p.oid FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE n.nspname = 'public' AND p.prosecdef
      AND NOT COALESCE(p.proconfig @> ARRAY['search_path=public, pg_temp'], false)
  LOOP
    EXECUTE format('ALTER FUNCTION %s SET search_path = public, pg_temp', "one");
  END LOOP;
END
$$;
