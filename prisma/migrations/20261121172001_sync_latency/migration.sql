-- CreateTable
CREATE TABLE "sync_latency" (
    "flow" TEXT COLLATE "C" NOT NULL,
    "location_code" TEXT COLLATE "C" NOT NULL,
    "minute" TIMESTAMPTZ(3) NOT NULL,
    "bucket" INTEGER NOT NULL,
    "records" INTEGER NOT NULL,
    "sum_ms" BIGINT NOT NULL,
    "max_ms" BIGINT NOT NULL,

    CONSTRAINT "sync_latency_pkey" PRIMARY KEY ("flow","location_code","minute","bucket")
);

-- CreateTable
CREATE TABLE "sync_latency_total" (
    "flow" TEXT COLLATE "C" NOT NULL,
    "location_code" TEXT COLLATE "C" NOT NULL,
    "bucket" INTEGER NOT NULL,
    "records" BIGINT NOT NULL,
    "sum_ms" BIGINT NOT NULL,

    CONSTRAINT "sync_latency_total_pkey" PRIMARY KEY ("flow","location_code","bucket")
);

-- CreateTable
CREATE TABLE "sync_watch_mark" (
    "name" TEXT COLLATE "C" NOT NULL,
    "through" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sync_watch_mark_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE INDEX "sync_latency_minute_idx" ON "sync_latency"("minute");
