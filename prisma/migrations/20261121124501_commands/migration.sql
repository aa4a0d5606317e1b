-- CreateTable
CREATE TABLE "command" (
    "id" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "input" JSONB NOT NULL,
    "input_sha256" TEXT COLLATE "C" NOT NULL,
    "status" TEXT COLLATE "C" NOT NULL,
    "requested_by" TEXT COLLATE "C" NOT NULL,
    "reason" TEXT COLLATE "C",
    "idempotency_key" TEXT COLLATE "C" NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL,
    "done" INTEGER NOT NULL,
    "total" INTEGER,
    "result" JSONB,
    "error_code" TEXT COLLATE "C",
    "error_message" TEXT COLLATE "C",
    "correlation_id" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "command_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_head" (
    "only" BOOLEAN NOT NULL,
    "position" BIGINT NOT NULL,
    "hash" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "audit_head_pkey" PRIMARY KEY ("only")
);

-- AlterTable: each entry carries the hash of the one before. Nothing has written entries yet.
ALTER TABLE "audit_entry" ADD COLUMN "position" BIGINT NOT NULL,
ADD COLUMN "hash" TEXT COLLATE "C" NOT NULL;

-- AlterTable
ALTER TABLE "parked_record" ADD COLUMN "resolution" TEXT COLLATE "C",
ADD COLUMN "resolved_by" TEXT COLLATE "C",
ADD COLUMN "resolution_reason" TEXT COLLATE "C",
ADD COLUMN "edited_payload" TEXT COLLATE "C";

-- CreateIndex
CREATE UNIQUE INDEX "command_requested_by_idempotency_key_key" ON "command"("requested_by", "idempotency_key");

-- CreateIndex
CREATE INDEX "command_requested_at_id_idx" ON "command"("requested_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "audit_entry_position_key" ON "audit_entry"("position");

ALTER TABLE "audit_head" ADD CONSTRAINT "audit_head_is_one_row" CHECK ("only");
INSERT INTO "audit_head" ("only", "position", "hash") VALUES (true, 0, '');
