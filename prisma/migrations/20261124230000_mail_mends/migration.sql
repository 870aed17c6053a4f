-- What was spent before it was noted which signature stands for it goes with that signature now; the
-- rest, links that met a signature of another request, can be tied to nobody any more.
UPDATE "signature_request" r SET "signature_id" = s."id"
FROM "signature" s WHERE r."spent" AND r."signature_id" IS NULL AND s."id" = r."id";
DELETE FROM "signature_request" WHERE "spent" AND "signature_id" IS NULL;

-- A campaign's term ends in shares: each finds its rows, and that none is left.
-- CreateIndex
CREATE INDEX "signature_campaign_id_idx" ON "signature"("campaign_id");

-- Reports wait for seconds and are kept for days.
CREATE INDEX "mail_report_unread" ON "mail_report"("received_at") WHERE "sealed" IS NOT NULL;

-- Once a statement, and only where a name was shown: a whole share may be erased at once.
CREATE FUNCTION "raise_content_version_for_names"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM gone WHERE "public_name" IS NOT NULL) THEN
    UPDATE "content_version" SET "number" = "number" + 1;
    PERFORM pg_notify('content_version', '');
  END IF;
  RETURN NULL;
END
$$;
DROP TRIGGER "withdrawn_names_are_public_content" ON "signature";
CREATE TRIGGER "withdrawn_names_are_public_content" AFTER DELETE ON "signature"
  REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION "raise_content_version_for_names"();
