-- AlterTable
ALTER TABLE "parked_record" ADD COLUMN "system" TEXT COLLATE "C",
ADD COLUMN "seen_at" TIMESTAMPTZ(3);

-- What was parked before came from the system its flow is read from.
UPDATE "parked_record" r SET "system" = f."system" FROM "sync_flow" f WHERE f."name" = r."flow";

-- CreateTable
CREATE TABLE "code_mapping" (
    "id" TEXT COLLATE "C" NOT NULL,
    "system" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "code" TEXT COLLATE "C" NOT NULL,
    "target" TEXT COLLATE "C",
    "decided_by" TEXT COLLATE "C" NOT NULL,
    "reason" TEXT COLLATE "C" NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "code_mapping_pkey" PRIMARY KEY ("system","kind","code")
);

-- CreateIndex
CREATE INDEX "code_mapping_decided_at_id_idx" ON "code_mapping"("decided_at", "id");
