-- A link that was confirmed after another one of the same address leads to the signature by its id.
-- CreateIndex
CREATE INDEX "signature_id_idx" ON "signature"("id");
