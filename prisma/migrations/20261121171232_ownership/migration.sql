-- Whose word about the records of a flow is taken: that of its system, until it is declared anew.
ALTER TABLE "sync_flow" ADD COLUMN "owner" TEXT COLLATE "C",
ADD COLUMN "field_owners" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN "contributors" TEXT[] COLLATE "C" DEFAULT ARRAY[]::TEXT[],
ADD COLUMN "restating" BOOLEAN NOT NULL DEFAULT false;
UPDATE "sync_flow" SET "owner" = "system";
ALTER TABLE "sync_flow" ALTER COLUMN "owner" SET NOT NULL;

-- Each system that is read for a flow stands at a place of its own. The system of the flow itself has no name here.
ALTER TABLE "source_cursor" ADD COLUMN "system" TEXT COLLATE "C" NOT NULL DEFAULT '',
DROP CONSTRAINT "source_cursor_pkey",
ADD CONSTRAINT "source_cursor_pkey" PRIMARY KEY ("flow", "system");

-- Who was read, where it is not the system of the flow itself.
ALTER TABLE "sync_run" ADD COLUMN "contributor" TEXT COLLATE "C";

-- A page that was taken although its records are no newer than their rows.
ALTER TABLE "change_journal" ADD COLUMN "restates" BOOLEAN NOT NULL DEFAULT false;

-- What a system last said of the fields it owns of records that another owns.
CREATE TABLE "field_word" (
    "kind" TEXT COLLATE "C" NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "system" TEXT COLLATE "C" NOT NULL,
    "fields" JSONB NOT NULL,
    "as_of" TIMESTAMPTZ(3) NOT NULL,
    "revision" BIGINT NOT NULL,
    "told_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "field_word_pkey" PRIMARY KEY ("kind", "key", "system")
);
