-- What was taken into the projections, page by page, in the order of the commits.
CREATE TABLE "change_journal" (
    "position" BIGINT NOT NULL,
    "flow" TEXT COLLATE "C" NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "correlation_id" TEXT COLLATE "C" NOT NULL,
    "delivery_id" TEXT COLLATE "C",
    "change_count" INTEGER NOT NULL,
    "changes" BYTEA NOT NULL,

    CONSTRAINT "change_journal_pkey" PRIMARY KEY ("position")
);

-- CreateTable
CREATE TABLE "change_journal_head" (
    "only" BOOLEAN NOT NULL,
    "position" BIGINT NOT NULL,
    "floor" BIGINT NOT NULL,

    CONSTRAINT "change_journal_head_pkey" PRIMARY KEY ("only")
);

-- CreateIndex
CREATE INDEX "change_journal_flow_position_idx" ON "change_journal"("flow", "position");

-- CreateIndex
CREATE INDEX "change_journal_recorded_at_idx" ON "change_journal"("recorded_at");

-- The pages come compressed: the server need not try again.
ALTER TABLE "change_journal" ALTER COLUMN "changes" SET STORAGE EXTERNAL;

-- A store that was filled before there was a journal says so: its first page is not the first that was taken.
ALTER TABLE "change_journal_head" ADD CONSTRAINT "change_journal_head_is_one_row" CHECK ("only");
INSERT INTO "change_journal_head" ("only", "position", "floor")
SELECT true, before, before FROM (SELECT CASE WHEN EXISTS (SELECT 1 FROM "source_cursor") THEN 1 ELSE 0 END AS before) AS filled;
