-- CreateTable
CREATE TABLE "reconciliation_run" (
    "id" TEXT COLLATE "C" NOT NULL,
    "flow" TEXT COLLATE "C" NOT NULL,
    "command_id" TEXT COLLATE "C",
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "outcome" TEXT COLLATE "C" NOT NULL,
    "compared" INTEGER NOT NULL,
    "matched" INTEGER NOT NULL,
    "within_tolerance" INTEGER NOT NULL,
    "in_flight" INTEGER NOT NULL,
    "opened" INTEGER NOT NULL,
    "still_open" INTEGER NOT NULL,
    "closed" INTEGER NOT NULL,
    "corrected" INTEGER NOT NULL,
    "correlation_id" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "reconciliation_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "drift" (
    "id" TEXT COLLATE "C" NOT NULL,
    "run_id" TEXT COLLATE "C" NOT NULL,
    "flow" TEXT COLLATE "C" NOT NULL,
    "record_kind" TEXT COLLATE "C" NOT NULL,
    "record_key" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "review" TEXT COLLATE "C" NOT NULL,
    "status" TEXT COLLATE "C" NOT NULL,
    "digest" TEXT COLLATE "C" NOT NULL,
    "fields" JSONB NOT NULL,
    "remedy" TEXT COLLATE "C" NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "closed_by" TEXT COLLATE "C",
    "reason" TEXT COLLATE "C",

    CONSTRAINT "drift_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "reconciliation_run_flow_started_at_idx" ON "reconciliation_run"("flow", "started_at");

-- CreateIndex
CREATE INDEX "reconciliation_run_started_at_id_idx" ON "reconciliation_run"("started_at", "id");

-- CreateIndex
CREATE INDEX "drift_opened_at_id_idx" ON "drift"("opened_at", "id");

-- CreateIndex
CREATE INDEX "drift_flow_status_idx" ON "drift"("flow", "status");

-- One thing is wrong with one record at a time.
CREATE UNIQUE INDEX "drift_open" ON "drift"("flow", "record_kind", "record_key") WHERE "status" = 'OPEN';
