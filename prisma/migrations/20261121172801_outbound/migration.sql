-- CreateTable
CREATE TABLE "outbound_command" (
    "id" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "content" TEXT COLLATE "C" NOT NULL,
    "system" TEXT COLLATE "C" NOT NULL,
    "subject" TEXT COLLATE "C" NOT NULL,
    "touches" TEXT[],
    "state" TEXT COLLATE "C" NOT NULL,
    "request_id" TEXT COLLATE "C" NOT NULL,
    "request_sha256" TEXT COLLATE "C" NOT NULL,
    "step" INTEGER NOT NULL,
    "compensates" TEXT COLLATE "C",
    "requested_by" TEXT COLLATE "C" NOT NULL,
    "reason" TEXT COLLATE "C",
    "idempotency_key" TEXT COLLATE "C" NOT NULL,
    "write_key" TEXT COLLATE "C" NOT NULL,
    "approval" TEXT COLLATE "C",
    "correlation_id" TEXT COLLATE "C" NOT NULL,
    "attempts" INTEGER NOT NULL,
    "lookups" INTEGER NOT NULL,
    "turn" INTEGER NOT NULL,
    "lease_until" TIMESTAMPTZ(3),
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "answered_at" TIMESTAMPTZ(3),
    "confirmed_at" TIMESTAMPTZ(3),
    "next_attempt_at" TIMESTAMPTZ(3),
    "document" TEXT COLLATE "C",
    "revision" BIGINT,
    "error_code" TEXT COLLATE "C",
    "error_message" TEXT COLLATE "C",

    CONSTRAINT "outbound_command_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "outbound_command_requested_by_idempotency_key_step_kind_key" ON "outbound_command"("requested_by", "idempotency_key", "step", "kind");

-- CreateIndex
CREATE INDEX "outbound_command_requested_at_id_idx" ON "outbound_command"("requested_at", "id");

-- CreateIndex
CREATE INDEX "outbound_command_request_id_idx" ON "outbound_command"("request_id");

-- What is still to be done or to come back: few of all that ever were.
CREATE INDEX "outbound_command_open" ON "outbound_command"("system", "state") WHERE "state" IN ('QUEUED', 'SENT', 'UNKNOWN', 'ACKNOWLEDGED');
