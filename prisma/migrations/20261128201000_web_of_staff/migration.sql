-- What staff change by the web's process is written into the search as well, with its owner's rights:
-- the web's role writes neither of its tables.
ALTER FUNCTION "search_follows_defender"() SECURITY DEFINER SET search_path = public, pg_temp;
ALTER FUNCTION "search_follows_what_is_told"() SECURITY DEFINER SET search_path = public, pg_temp;
ALTER FUNCTION "search_follows_right"() SECURITY DEFINER SET search_path = public, pg_temp;

-- Every role may try an advisory lock and sees which are held: one that can be computed from an address
-- would tell whoever has taken the web over when somebody of that address is worked on.
CREATE TABLE "signer_lock_secret" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "secret" BYTEA NOT NULL,

    CONSTRAINT "signer_lock_secret_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "signer_lock_secret" ADD CONSTRAINT "signer_lock_secret_only_one" CHECK ("id" = 1);
INSERT INTO "signer_lock_secret" ("secret")
  SELECT uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid());

CREATE OR REPLACE FUNCTION "signer_lock_key"("p_address_key" bytea)
RETURNS bigint LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  "hash" bytea;
BEGIN
  -- Without its secret there is no lock at all, which must never pass unseen.
  SELECT sha256(s.secret || p_address_key) INTO STRICT "hash" FROM signer_lock_secret s;
  RETURN ('x' || encode(substring("hash" FROM 1 FOR 8), 'hex'))::bit(64)::bigint;
END
$$;
