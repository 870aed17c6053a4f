-- A page takes the first names by the key of their address: read from here alone, however many there are.
CREATE INDEX "signature_shown_names_idx" ON "signature"("campaign_id", "address_key")
  INCLUDE ("public_name") WHERE "public_name" IS NOT NULL;
