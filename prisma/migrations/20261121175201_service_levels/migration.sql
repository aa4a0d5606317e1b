-- CreateTable
CREATE TABLE "sync_service_objective" (
    "name" TEXT COLLATE "C" NOT NULL,
    "indicator" TEXT COLLATE "C" NOT NULL,
    "flow" TEXT COLLATE "C",
    "region_code" TEXT COLLATE "C",
    "location_code" TEXT COLLATE "C",
    "threshold_seconds" INTEGER,
    "target_percent" DECIMAL NOT NULL,
    "window_days" INTEGER NOT NULL,

    CONSTRAINT "sync_service_objective_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "sync_service_level" (
    "name" TEXT COLLATE "C" NOT NULL,
    "location_code" TEXT COLLATE "C" NOT NULL,
    "minute" TIMESTAMPTZ(3) NOT NULL,
    "good" BIGINT NOT NULL,
    "total" BIGINT NOT NULL,

    CONSTRAINT "sync_service_level_pkey" PRIMARY KEY ("name","location_code","minute")
);

-- CreateIndex
CREATE INDEX "sync_service_level_name_minute_idx" ON "sync_service_level"("name", "minute");
