-- CreateTable
CREATE TABLE "read_audience" (
    "id" TEXT COLLATE "C" NOT NULL,
    "callers" TEXT[] COLLATE "C",
    "used_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "read_audience_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "read_audience_used_at_idx" ON "read_audience"("used_at");

-- AlterTable
ALTER TABLE "read_note" ADD COLUMN "audience_id" TEXT COLLATE "C",
ALTER COLUMN "caller_id" DROP NOT NULL;
