-- CreateTable
CREATE TABLE "business_exception" (
    "id" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "dedupe_key" TEXT COLLATE "C" NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL,
    "severity" TEXT COLLATE "C" NOT NULL,
    "severity_rank" INTEGER NOT NULL,
    "role" TEXT COLLATE "C" NOT NULL,
    "subject" TEXT COLLATE "C" NOT NULL,
    "message" TEXT COLLATE "C" NOT NULL,
    "sku" TEXT COLLATE "C",
    "location_code" TEXT COLLATE "C",
    "supplier_code" TEXT COLLATE "C",
    "legal_entity" TEXT COLLATE "C" NOT NULL,
    "region_code" TEXT COLLATE "C" NOT NULL,
    "days_to_impact" INTEGER,
    "value" DECIMAL,
    "currency" TEXT COLLATE "C",
    "customer_class" TEXT COLLATE "C",
    "assignee" TEXT COLLATE "C",
    "snoozed_until" TIMESTAMPTZ(3),
    "reason" TEXT COLLATE "C",
    "times_opened" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "business_exception_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "business_exception_opened_at_id_idx" ON "business_exception"("opened_at", "id");

-- CreateIndex
CREATE INDEX "business_exception_role_state_idx" ON "business_exception"("role", "state");

-- CreateIndex
CREATE INDEX "business_exception_kind_dedupe_key_closed_at_idx" ON "business_exception"("kind", "dedupe_key", "closed_at");

-- One cause is one case at a time.
CREATE UNIQUE INDEX "business_exception_open" ON "business_exception"("kind", "dedupe_key") WHERE "state" <> 'CLOSED';
