-- Commands that wait for leave, whose rows they are, and the way the change that led to them has come.
ALTER TABLE "approval_request" ADD COLUMN "asked_by" TEXT COLLATE "C";
ALTER TABLE "approval_request" ADD COLUMN "expires_at" TIMESTAMPTZ(3);
UPDATE "approval_request" SET "asked_by" = "requested_by", "expires_at" = "requested_at" + interval '7 days';
ALTER TABLE "approval_request" ALTER COLUMN "asked_by" SET NOT NULL;
ALTER TABLE "approval_request" ALTER COLUMN "expires_at" SET NOT NULL;

ALTER TABLE "outbound_command" ADD COLUMN "approval_id" TEXT COLLATE "C";
ALTER TABLE "outbound_command" ADD COLUMN "region_code" TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE "outbound_command" ADD COLUMN "legal_entity" TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE "outbound_command" ADD COLUMN "origin" TEXT COLLATE "C";
ALTER TABLE "outbound_command" ADD COLUMN "through" TEXT[] NOT NULL DEFAULT '{}';
UPDATE "outbound_command" t SET "approval_id" = i."approval_id", "region_code" = i."region_code", "legal_entity" = i."legal_entity"
FROM "forecast_impact" i WHERE i."outbound_id" = t."id";

-- CreateIndex
CREATE INDEX "outbound_command_approval_id_idx" ON "outbound_command"("approval_id");

-- What the ERP planned on before a change that it may yet refuse, and the change that the basis rests on.
ALTER TABLE "forecast_impact" ADD COLUMN "basis_before" JSONB;
ALTER TABLE "planning_basis" ADD COLUMN "moved_by" TEXT COLLATE "C";
