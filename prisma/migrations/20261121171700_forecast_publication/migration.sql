-- Approvals that are asked for and given, and how a published forecast is taken into the ERP.
-- CreateTable
CREATE TABLE "approval_request" (
    "id" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "system" TEXT COLLATE "C" NOT NULL,
    "requested_by" TEXT COLLATE "C" NOT NULL,
    "content" JSONB NOT NULL,
    "action_hash" TEXT COLLATE "C" NOT NULL,
    "dedupe_key" TEXT COLLATE "C" NOT NULL,
    "approver_roles" TEXT[] COLLATE "C",
    "trace" JSONB NOT NULL,
    "subject" TEXT COLLATE "C" NOT NULL,
    "reason" TEXT COLLATE "C" NOT NULL,
    "region_code" TEXT COLLATE "C" NOT NULL,
    "legal_entity" TEXT COLLATE "C" NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by" TEXT COLLATE "C",
    "decided_at" TIMESTAMPTZ(3),
    "decision_reason" TEXT COLLATE "C",
    "token" TEXT COLLATE "C",
    "correlation_id" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "approval_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "forecast_publication" (
    "id" TEXT COLLATE "C" NOT NULL,
    "version_code" TEXT COLLATE "C" NOT NULL,
    "revision" BIGINT NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "starts_on" TEXT COLLATE "C" NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "superseded_by" TEXT COLLATE "C",
    "requested_by" TEXT COLLATE "C" NOT NULL,
    "correlation_id" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "forecast_publication_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "forecast_publication_step" (
    "publication_id" TEXT COLLATE "C" NOT NULL,
    "step" TEXT COLLATE "C" NOT NULL,
    "finished_at" TIMESTAMPTZ(3) NOT NULL,
    "counts" JSONB NOT NULL,

    CONSTRAINT "forecast_publication_step_pkey" PRIMARY KEY ("publication_id","step")
);

-- CreateTable
CREATE TABLE "forecast_finding" (
    "publication_id" TEXT COLLATE "C" NOT NULL,
    "number" INTEGER NOT NULL,
    "code" TEXT COLLATE "C" NOT NULL,
    "sku" TEXT COLLATE "C" NOT NULL,
    "location_code" TEXT COLLATE "C" NOT NULL,
    "measure" TEXT COLLATE "C" NOT NULL,
    "starts_on" TEXT COLLATE "C",
    "ends_on" TEXT COLLATE "C",
    "quantity" DECIMAL,

    CONSTRAINT "forecast_finding_pkey" PRIMARY KEY ("publication_id","number")
);

-- CreateTable
CREATE TABLE "forecast_impact" (
    "id" TEXT COLLATE "C" NOT NULL,
    "publication_id" TEXT COLLATE "C" NOT NULL,
    "sku" TEXT COLLATE "C" NOT NULL,
    "location_code" TEXT COLLATE "C" NOT NULL,
    "legal_entity" TEXT COLLATE "C" NOT NULL,
    "region_code" TEXT COLLATE "C" NOT NULL,
    "supplier_code" TEXT COLLATE "C",
    "unit" TEXT COLLATE "C" NOT NULL,
    "before" DECIMAL,
    "after" DECIMAL NOT NULL,
    "change_percent" DECIMAL,
    "is_influencing" BOOLEAN NOT NULL,
    "is_spike" BOOLEAN NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "tracking_signal" DECIMAL,
    "promotion" JSONB,
    "outcome" TEXT COLLATE "C" NOT NULL,
    "reorder_point" DECIMAL,
    "approval_id" TEXT COLLATE "C",
    "outbound_id" TEXT COLLATE "C",
    "decided_at" TIMESTAMPTZ(3),
    "body" JSONB NOT NULL,

    CONSTRAINT "forecast_impact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "planning_basis" (
    "sku" TEXT COLLATE "C" NOT NULL,
    "location_code" TEXT COLLATE "C" NOT NULL,
    "version_code" TEXT COLLATE "C" NOT NULL,
    "revision" BIGINT NOT NULL,
    "lead_time_demand" DECIMAL,
    "reorder_point" DECIMAL,
    "parameters_revision" BIGINT,
    "adopted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "planning_basis_pkey" PRIMARY KEY ("sku","location_code")
);

-- CreateTable
CREATE TABLE "forecast_fallback" (
    "id" TEXT COLLATE "C" NOT NULL,
    "policy" TEXT COLLATE "C" NOT NULL,
    "version_code" TEXT COLLATE "C" NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "ended_by" TEXT COLLATE "C",

    CONSTRAINT "forecast_fallback_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "approval_request_dedupe_key_key" ON "approval_request"("dedupe_key");

-- CreateIndex
CREATE INDEX "approval_request_requested_at_id_idx" ON "approval_request"("requested_at", "id");

-- CreateIndex
CREATE INDEX "approval_request_state_requested_at_idx" ON "approval_request"("state", "requested_at");

-- CreateIndex
CREATE INDEX "forecast_publication_started_at_id_idx" ON "forecast_publication"("started_at", "id");

-- CreateIndex
CREATE INDEX "forecast_publication_revision_idx" ON "forecast_publication"("revision");

-- CreateIndex
CREATE UNIQUE INDEX "forecast_publication_version_code_revision_key" ON "forecast_publication"("version_code", "revision");

-- CreateIndex
CREATE INDEX "forecast_impact_publication_id_outcome_idx" ON "forecast_impact"("publication_id", "outcome");

-- CreateIndex
CREATE INDEX "forecast_impact_sku_location_code_idx" ON "forecast_impact"("sku", "location_code");

-- CreateIndex
CREATE UNIQUE INDEX "forecast_impact_publication_id_sku_location_code_key" ON "forecast_impact"("publication_id", "sku", "location_code");



-- One forecast is late at a time.
CREATE UNIQUE INDEX "forecast_fallback_open" ON "forecast_fallback"((TRUE)) WHERE "closed_at" IS NULL;
