-- Hides one name that a campaign shows, of whoever it is: the staff know the text that stands in public,
-- and learn nothing else. Its signer is asked no more for it, and may choose a name again. True where such
-- a name was shown.
CREATE FUNCTION "hide_shown_name"("p_campaign_id" uuid, "p_name" text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  "key" bytea;
BEGIN
  SELECT s.address_key INTO "key" FROM signature s
  WHERE s.campaign_id = p_campaign_id AND s.public_name = p_name ORDER BY s.address_key LIMIT 1;
  IF NOT FOUND THEN RETURN false; END IF;
  PERFORM pg_advisory_xact_lock(signer_lock_key("key"));
  -- Its signer may have changed it meanwhile.
  UPDATE signature s SET public_name = NULL
  WHERE s.address_key = "key" AND s.campaign_id = p_campaign_id AND s.public_name = p_name;
  IF NOT FOUND THEN RETURN false; END IF;
  UPDATE signature s SET public_name_sealed = NULL
  WHERE s.address_key = "key" AND s.campaign_id = p_campaign_id;
  UPDATE signature_link l SET copy = NULL
  WHERE l.address_key = "key" AND l.campaign_id = p_campaign_id;
  RETURN true;
END
$$;
REVOKE ALL ON FUNCTION "hide_shown_name"(uuid, text) FROM PUBLIC;
