-- Restorations from a backup, and whether what follows by itself is still held.
CREATE TABLE "restoration" (
    "id" UUID NOT NULL,
    "backup_made_at" TIMESTAMPTZ(3) NOT NULL,
    "restored_at" TIMESTAMPTZ(3) NOT NULL,
    "resumed_at" TIMESTAMPTZ(3),

    CONSTRAINT "restoration_pkey" PRIMARY KEY ("id")
);
