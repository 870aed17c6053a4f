-- One word for a fictional case, in the database as everywhere.
ALTER TABLE "defender" RENAME COLUMN "demo" TO "sample";
ALTER TABLE "campaign" RENAME COLUMN "demo" TO "sample";
