-- All that the web may do about a signature, by the hash of a link that its signer presents: it reads
-- and writes neither `signature` nor `signature_link` otherwise. Whoever may execute these functions
-- needs no right to the tables. What the clock says and which terms hold is the caller's to give, so
-- that they are written down once (lib/signatures/terms.ts).

CREATE FUNCTION "is_public_campaign"("p_campaign_id" uuid, "p_at" timestamptz)
RETURNS boolean LANGUAGE sql STABLE SET search_path = public AS $$
  SELECT EXISTS (
    SELECT FROM campaign c JOIN defender d ON d.id = c.defender_id
    WHERE c.id = p_campaign_id AND c.visibility = 'public' AND d.visibility = 'public'
      AND c.opens_at <= p_at
  )
$$;

-- The same rule as `closesToSignaturesAt` (lib/campaigns/campaign-state.ts).
CREATE FUNCTION "closes_to_signatures_at"("p_campaign_id" uuid)
RETURNS timestamptz LANGUAGE sql STABLE SET search_path = public AS $$
  SELECT COALESCE(LEAST(c.closes_at, c.delivered_at, c.won_at, c.ended_at), 'infinity')
  FROM campaign c WHERE c.id = p_campaign_id
$$;

-- Whoever works on what one address has given in one campaign holds this lock: a confirmation, a
-- change, an erasure, and the worker's answer by mail, which never waits for it (`tryHoldSigners`).
CREATE FUNCTION "signer_lock_key"("p_address_key" bytea)
RETURNS bigint LANGUAGE sql IMMUTABLE SET search_path = public AS $$
  SELECT ('x' || encode(substring(p_address_key FROM 1 FOR 8), 'hex'))::bit(64)::bigint
$$;

-- Finds whose link it is and holds them; no row for a link for which nothing is held.
CREATE FUNCTION "hold_signer"("p_link_hash" bytea, "p_received_after" timestamptz)
RETURNS TABLE ("address_key" bytea, "campaign_id" uuid)
LANGUAGE plpgsql SET search_path = public AS $$
BEGIN
  SELECT l.address_key, l.campaign_id INTO address_key, campaign_id
  FROM signature_link l WHERE l.link_hash = p_link_hash;
  IF address_key IS NULL THEN
    SELECT r.address_key, r.campaign_id INTO address_key, campaign_id
    FROM signature_request r
    WHERE r.link_hash = p_link_hash AND r.received_at > p_received_after;
  END IF;
  IF address_key IS NULL THEN RETURN; END IF;
  PERFORM pg_advisory_xact_lock(signer_lock_key(address_key));
  RETURN NEXT;
END
$$;

-- What is held for a link, and nothing is changed: its signature, or the request that waits to be
-- confirmed. `copy` opens with the link alone; null while the worker has not written it (again).
CREATE FUNCTION "read_by_link"(
  "p_link_hash" bytea, "p_at" timestamptz, "p_received_after" timestamptz, "p_closed_after" timestamptz
) RETURNS TABLE (
  "confirmed" boolean, "id" uuid, "request_id" uuid, "slug" text, "petition_version" integer,
  "consent_version" text, "locale" text, "country" text, "asks_to_be_shown" boolean,
  "public_name" text, "updates" boolean, "confirmed_on" text, "received_at" timestamptz,
  "copy" bytea, "campaign_is_public" boolean, "too_late" boolean
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT held.confirmed, held.id, held.request_id, c.slug, held.petition_version,
    held.consent_version, held.locale::text, held.country::text, held.asks_to_be_shown,
    held.public_name, held.updates, held.confirmed_on::text, held.received_at, held.copy,
    is_public_campaign(c.id, p_at), closes_to_signatures_at(c.id) <= p_closed_after
  FROM (
    SELECT true AS confirmed, s.id, l.request_id, s.campaign_id, s.petition_version,
      s.consent_version, s.locale, s.country, s.public_name_sealed IS NOT NULL AS asks_to_be_shown,
      s.public_name, s.updates, s.confirmed_on, NULL::timestamptz AS received_at, l.copy
    FROM signature_link l
    JOIN signature s ON s.address_key = l.address_key AND s.campaign_id = l.campaign_id
    WHERE l.link_hash = p_link_hash
    UNION ALL
    SELECT false, r.id, r.id, r.campaign_id, r.petition_version, r.consent_version, r.locale,
      r.country, false, NULL, false, NULL, r.received_at, r.signer_copy
    FROM signature_request r
    WHERE r.link_hash = p_link_hash AND r.received_at > p_received_after
  ) held JOIN campaign c ON c.id = held.campaign_id
  ORDER BY held.confirmed DESC LIMIT 1
$$;

-- Confirms what a link's own form held, unless its address has a signature already: the signature, a
-- tally row only where it is new, and every link that the address has in the campaign now a link of
-- it, all or nothing. No row where the link waits for nothing (any more) or may not be confirmed.
CREATE FUNCTION "confirm_by_link"(
  "p_link_hash" bytea, "p_at" timestamptz, "p_day" date, "p_received_after" timestamptz,
  "p_closed_after" timestamptz, "p_public_name_sealed" bytea, "p_updates" boolean, "p_copy" bytea
) RETURNS TABLE ("slug" text, "counted" boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  signer record;
  request signature_request;
BEGIN
  SELECT * INTO signer FROM hold_signer(p_link_hash, p_received_after);
  IF NOT FOUND THEN RETURN; END IF;
  -- Read again: whoever held the signer before may have confirmed or erased it.
  SELECT * INTO request FROM signature_request r
  WHERE r.link_hash = p_link_hash AND r.received_at > p_received_after;
  IF NOT FOUND THEN RETURN; END IF;
  -- The campaign's key is not destroyed while somebody holds its row (end-campaign-terms.ts).
  SELECT c.slug INTO slug FROM campaign c
  WHERE c.id = request.campaign_id AND c.address_key_wrapped IS NOT NULL
    AND is_public_campaign(c.id, p_at) AND closes_to_signatures_at(c.id) > p_closed_after
  FOR KEY SHARE;
  IF NOT FOUND THEN RETURN; END IF;

  INSERT INTO signature (address_key, campaign_id, id, petition_version, consent_version, locale,
    country, updates, confirmed_on, sealed, public_name_sealed)
  VALUES (request.address_key, request.campaign_id, request.id, request.petition_version,
    request.consent_version, request.locale, request.country, p_updates, p_day, request.sealed,
    p_public_name_sealed)
  ON CONFLICT ON CONSTRAINT signature_pkey DO NOTHING;
  counted := FOUND;
  IF counted THEN
    INSERT INTO tally_change (id, campaign_id, country, change)
    VALUES (gen_random_uuid(), request.campaign_id, COALESCE(request.country, 'ZZ'), 1);
  END IF;

  WITH linked AS (
    DELETE FROM signature_request r
    WHERE r.address_key = request.address_key AND r.campaign_id = request.campaign_id
      AND r.link_hash IS NOT NULL
    RETURNING r.*
  )
  INSERT INTO signature_link (link_hash, address_key, campaign_id, request_id, copy)
  SELECT l.link_hash, l.address_key, l.campaign_id, l.id,
    CASE WHEN counted AND l.id = request.id THEN COALESCE(p_copy, l.signer_copy) END
  FROM linked l;
  RETURN NEXT;
END
$$;

-- Changes what becomes public and whether updates are wanted. `p_show` false hides; true keeps what
-- was asked for where `p_same` says that it is the same name, and else asks with the sealed name. A
-- name that is shown goes in this transaction. False where no signature is held for the link.
CREATE FUNCTION "change_choices_by_link"(
  "p_link_hash" bytea, "p_updates" boolean, "p_show" boolean, "p_same" boolean,
  "p_public_name_sealed" bytea, "p_copy" bytea
) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  signer record;
  held signature;
BEGIN
  SELECT * INTO signer FROM hold_signer(p_link_hash, 'infinity');
  IF NOT FOUND THEN RETURN false; END IF;
  SELECT s.* INTO held FROM signature_link l
  JOIN signature s ON s.address_key = l.address_key AND s.campaign_id = l.campaign_id
  WHERE l.link_hash = p_link_hash FOR UPDATE OF s;
  IF NOT FOUND THEN RETURN false; END IF;

  UPDATE signature s SET updates = p_updates
  WHERE s.address_key = held.address_key AND s.campaign_id = held.campaign_id;
  IF (p_show AND p_same AND held.public_name_sealed IS NOT NULL)
    OR (NOT p_show AND held.public_name_sealed IS NULL) THEN
    RETURN true;
  END IF;
  -- Whatever writes the public column raises the content version; a link must not do that at will.
  IF held.public_name IS NOT NULL THEN
    UPDATE signature s SET public_name = NULL
    WHERE s.address_key = held.address_key AND s.campaign_id = held.campaign_id;
  END IF;
  UPDATE signature s SET public_name_sealed = CASE WHEN p_show THEN p_public_name_sealed END
  WHERE s.address_key = held.address_key AND s.campaign_id = held.campaign_id;
  UPDATE signature_link l SET copy = CASE WHEN l.link_hash = p_link_hash THEN p_copy END
  WHERE l.address_key = held.address_key AND l.campaign_id = held.campaign_id;
  RETURN true;
END
$$;

-- Corrects country and, where a newly sealed record is given, name. Another country moves the count:
-- one less and one more in one transaction. False where no signature is held for the link.
CREATE FUNCTION "correct_by_link"(
  "p_link_hash" bytea, "p_country" text, "p_sealed" bytea, "p_copy" bytea
) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  signer record;
  held signature;
BEGIN
  SELECT * INTO signer FROM hold_signer(p_link_hash, 'infinity');
  IF NOT FOUND THEN RETURN false; END IF;
  SELECT s.* INTO held FROM signature_link l
  JOIN signature s ON s.address_key = l.address_key AND s.campaign_id = l.campaign_id
  WHERE l.link_hash = p_link_hash FOR UPDATE OF s;
  IF NOT FOUND THEN RETURN false; END IF;

  IF held.country IS DISTINCT FROM p_country::char(2) THEN
    UPDATE signature s SET country = p_country
    WHERE s.address_key = held.address_key AND s.campaign_id = held.campaign_id;
    INSERT INTO tally_change (id, campaign_id, country, change)
    VALUES (gen_random_uuid(), held.campaign_id, COALESCE(held.country, 'ZZ'), -1),
      (gen_random_uuid(), held.campaign_id, COALESCE(p_country, 'ZZ'), 1);
  END IF;
  IF p_sealed IS NOT NULL THEN
    UPDATE signature s SET sealed = p_sealed
    WHERE s.address_key = held.address_key AND s.campaign_id = held.campaign_id;
    UPDATE signature_link l SET copy = CASE WHEN l.link_hash = p_link_hash THEN p_copy END
    WHERE l.address_key = held.address_key AND l.campaign_id = held.campaign_id;
  END IF;
  RETURN true;
END
$$;

-- Erases all that is held of a link's address in its campaign: the signature, counted out by whoever
-- deletes it, all links and requests, questions for a link, and the letters that wait for any of
-- them. With a day in `p_stop_until`, nothing more about the campaign goes to the address until then.
-- Returns what the letter about it needs; no row, and nothing is changed, where nothing is held.
CREATE FUNCTION "erase_by_link"(
  "p_link_hash" bytea, "p_received_after" timestamptz, "p_stop_until" date
) RETURNS TABLE ("counted" boolean, "locale" text, "request_id" uuid, "copy" bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  signer record;
  erased signature;
  requests uuid[];
  links uuid[];
BEGIN
  SELECT * INTO signer FROM hold_signer(p_link_hash, p_received_after);
  IF NOT FOUND THEN RETURN; END IF;
  -- Read again: whoever held the signer before may have erased it.
  SELECT held.request_id, held.copy, held.locale INTO request_id, copy, locale FROM (
    SELECT l.request_id, l.copy, s.locale::text FROM signature_link l
    JOIN signature s ON s.address_key = l.address_key AND s.campaign_id = l.campaign_id
    WHERE l.link_hash = p_link_hash
    UNION ALL
    SELECT r.id, r.signer_copy, r.locale::text FROM signature_request r
    WHERE r.link_hash = p_link_hash AND r.received_at > p_received_after
  ) held;
  IF NOT FOUND THEN RETURN; END IF;

  WITH gone AS (
    DELETE FROM signature_request r
    WHERE r.address_key = signer.address_key AND r.campaign_id = signer.campaign_id RETURNING r.id
  ) SELECT array_agg(gone.id) INTO requests FROM gone;
  DELETE FROM link_request q
  WHERE q.address_key = signer.address_key AND q.campaign_id = signer.campaign_id;
  DELETE FROM signature s
  WHERE s.address_key = signer.address_key AND s.campaign_id = signer.campaign_id
  RETURNING s.* INTO erased;
  counted := FOUND;
  IF counted THEN
    INSERT INTO tally_change (id, campaign_id, country, change)
    VALUES (gen_random_uuid(), signer.campaign_id, COALESCE(erased.country, 'ZZ'), -1);
  END IF;
  WITH gone AS (
    DELETE FROM signature_link l
    WHERE l.address_key = signer.address_key AND l.campaign_id = signer.campaign_id
    RETURNING l.request_id
  ) SELECT array_agg(gone.request_id) INTO links FROM gone;
  DELETE FROM letter WHERE link_of = ANY (requests || links || erased.id);

  IF p_stop_until IS NOT NULL THEN
    INSERT INTO campaign_mail_stop AS stop (campaign_id, address_key, until)
    VALUES (signer.campaign_id, signer.address_key, p_stop_until)
    ON CONFLICT ON CONSTRAINT campaign_mail_stop_pkey
    DO UPDATE SET until = GREATEST(stop.until, EXCLUDED.until);
  END IF;
  RETURN NEXT;
END
$$;

-- Whoever is given a right gets it by name.
REVOKE ALL ON FUNCTION
  "is_public_campaign"(uuid, timestamptz), "closes_to_signatures_at"(uuid), "signer_lock_key"(bytea),
  "hold_signer"(bytea, timestamptz), "read_by_link"(bytea, timestamptz, timestamptz, timestamptz),
  "confirm_by_link"(bytea, timestamptz, date, timestamptz, timestamptz, bytea, boolean, bytea),
  "change_choices_by_link"(bytea, boolean, boolean, boolean, bytea, bytea),
  "correct_by_link"(bytea, text, bytea, bytea), "erase_by_link"(bytea, timestamptz, date)
FROM PUBLIC;
