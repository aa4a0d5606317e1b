-- AlterTable
ALTER TABLE "sync_service_objective" ADD COLUMN "told_alert" TEXT COLLATE "C" NOT NULL DEFAULT 'NONE',
ADD COLUMN "breaches" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "sync_flow" ADD COLUMN "loaded_at" TIMESTAMPTZ(3);
