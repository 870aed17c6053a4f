-- Hides one name that a campaign's page shows. Before, it also found the names for which the page has no
-- room, so that whoever typed a name learnt of somebody whom no page shows that they had signed.
DROP FUNCTION "hide_shown_name"(uuid, text);

-- `p_on_page`: how many names the page shows, as `shown_names` takes them. True where it showed the name.
CREATE FUNCTION "hide_shown_name"("p_campaign_id" uuid, "p_name" text, "p_on_page" integer)
RETURNS boolean LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  "key" bytea;
BEGIN
  SELECT page.address_key INTO "key" FROM (
    SELECT s.address_key, s.public_name FROM signature s
    WHERE s.campaign_id = p_campaign_id AND s.public_name IS NOT NULL
    ORDER BY s.address_key LIMIT p_on_page
  ) page WHERE page.public_name = p_name ORDER BY page.address_key LIMIT 1;
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
REVOKE ALL ON FUNCTION "hide_shown_name"(uuid, text, integer) FROM PUBLIC;
