-- Which system takes the place of which, and how far that is.
ALTER TABLE "sync_flow" ADD COLUMN "replacement" JSONB,
-- Targets of regions and sites that are stricter or laxer than that of the flow.
ADD COLUMN "freshness_targets" JSONB NOT NULL DEFAULT '[]',
-- When the flow began to fail, what it vouched for then, when its system answered again, and how the last such time ended.
ADD COLUMN "failing_since" TIMESTAMPTZ(3),
ADD COLUMN "failing_confirmed_at" TIMESTAMPTZ(3),
ADD COLUMN "answered_at" TIMESTAMPTZ(3),
ADD COLUMN "last_outage" JSONB;

-- A comparison with the system that is to take over, and what it found: never applied, so beside the others.
ALTER TABLE "reconciliation_run" ADD COLUMN "shadow" TEXT COLLATE "C";
ALTER TABLE "drift" ADD COLUMN "shadow" TEXT COLLATE "C";
DROP INDEX "drift_open";
CREATE UNIQUE INDEX "drift_open" ON "drift"("flow", "record_kind", "record_key", COALESCE("shadow", '')) WHERE "status" = 'OPEN';
