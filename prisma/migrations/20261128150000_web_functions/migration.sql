-- What the web's process may do with its owner's rights and no further: its own role reads neither
-- signatures, requests nor letters, and writes no campaign (docs/decisions/018).

-- Whether a campaign still has its key, which is not destroyed while somebody holds its row
-- (lib/signatures/retention/end-campaign-terms.ts). To hold a row takes the right to update it.
CREATE FUNCTION "hold_campaign_key"("p_campaign_id" uuid) RETURNS boolean
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT true FROM campaign c
  WHERE c.id = p_campaign_id AND c.address_key_wrapped IS NOT NULL FOR KEY SHARE
$$;

-- Whether mail is late, and no more of it: see lib/mail/find-late-mail.ts.
CREATE FUNCTION "mail_is_late"("p_an_hour_ago" timestamptz, "p_just_now" timestamptz)
RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (
    SELECT FROM letter WHERE since <= p_an_hour_ago AND (attempts > 0 OR due_at <= p_just_now)
  ) OR EXISTS (SELECT FROM signature_request WHERE due_at <= p_an_hour_ago)
    OR EXISTS (SELECT FROM link_request WHERE due_at <= p_an_hour_ago)
$$;

-- The names that a campaign shows, at most so many, and how many there are: see
-- lib/campaigns/list-shown-signers.ts. Which are taken is decided by the keyed hash of their address,
-- of which nothing leaves this function.
CREATE FUNCTION "shown_names"("p_campaign_id" uuid, "p_limit" integer, OUT "shown" integer, OUT "names" text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT
    (SELECT count(*)::int FROM signature s
      WHERE s.campaign_id = p_campaign_id AND s.public_name IS NOT NULL),
    ARRAY(SELECT s.public_name FROM signature s
      WHERE s.campaign_id = p_campaign_id AND s.public_name IS NOT NULL
      ORDER BY s.address_key LIMIT p_limit)
$$;

REVOKE ALL ON FUNCTION "hold_campaign_key"(uuid), "mail_is_late"(timestamptz, timestamptz),
  "shown_names"(uuid, integer) FROM PUBLIC;

-- Whoever changes what the public sees raises the content version with its owner's rights, and need not
-- be able to write the number itself.
DO $$
DECLARE
  "one" regprocedure;
BEGIN
  FOR "one" IN SELECT p.oid FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace
    AND p.proname IN ('raise_content_version', 'raise_content_version_for_names')
  LOOP
    EXECUTE format('ALTER FUNCTION %s SECURITY DEFINER SET search_path = public, pg_temp', "one");
  END LOOP;
END $$;
