-- What one person waits for goes before what many get. All letters until now are of the first kind.
-- CreateEnum
CREATE TYPE "LetterLane" AS ENUM ('personal', 'bulk');

-- AlterTable
ALTER TABLE "letter" ADD COLUMN "lane" "LetterLane" NOT NULL DEFAULT 'personal';

-- DropIndex
DROP INDEX "letter_due_at_idx";

-- CreateIndex
CREATE INDEX "letter_lane_due_at_idx" ON "letter"("lane", "due_at");

-- A call of which nothing is known is repeated with what is left of it: see docs/decisions/019.
ALTER TABLE "mail_batch" DROP CONSTRAINT "mail_batch_hash_size", DROP COLUMN "payload_hash";
