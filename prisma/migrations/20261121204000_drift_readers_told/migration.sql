-- AlterTable
ALTER TABLE "drift" ADD COLUMN "readers_told_at" TIMESTAMPTZ(3);

-- What was put right before anybody could be told is not told now.
UPDATE "drift" SET "readers_told_at" = now() WHERE "status" <> 'OPEN';
