-- CreateTable
CREATE TABLE "stock_assumption" (
    "sku" TEXT COLLATE "C" NOT NULL,
    "location_code" TEXT COLLATE "C" NOT NULL,
    "on_hand" DECIMAL NOT NULL,
    "unit" TEXT COLLATE "C" NOT NULL,
    "taken_at" TIMESTAMPTZ(3) NOT NULL,
    "system" TEXT COLLATE "C" NOT NULL,
    "as_of" TIMESTAMPTZ(3) NOT NULL,
    "revision" BIGINT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stock_assumption_pkey" PRIMARY KEY ("sku", "location_code")
);
