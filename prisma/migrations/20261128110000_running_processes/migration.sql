-- The processes that run, so that a take-down can say when each has dropped its pages.
CREATE TYPE "ProcessKind" AS ENUM ('web', 'worker');

CREATE TABLE "running_process" (
    "id" UUID NOT NULL,
    "kind" "ProcessKind" NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "reported_at" TIMESTAMPTZ(3) NOT NULL,
    "content_version" BIGINT,

    CONSTRAINT "running_process_pkey" PRIMARY KEY ("id")
);
-- Each process renews its row once a second: room on the page keeps those updates off the index.
ALTER TABLE "running_process" SET (fillfactor = 50);
