-- What suppliers answer and announce, invoices of both directions, and actual demand. Days are text, YYYY-MM-DD: they are
-- sorted by and compared, and the driver would make instants of dates.
CREATE TABLE "supplier_confirmation" (
    "id" TEXT COLLATE "C" NOT NULL,
    "number" TEXT COLLATE "C" NOT NULL,
    "legal_entity" TEXT COLLATE "C" NOT NULL,
    "purchase_order_id" TEXT COLLATE "C" NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL,
    "body" JSONB NOT NULL,
    "system" TEXT COLLATE "C" NOT NULL,
    "as_of" TIMESTAMPTZ(3) NOT NULL,
    "revision" BIGINT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "supplier_confirmation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "advance_ship_notice" (
    "id" TEXT COLLATE "C" NOT NULL,
    "number" TEXT COLLATE "C" NOT NULL,
    "legal_entity" TEXT COLLATE "C" NOT NULL,
    "supplier_code" TEXT COLLATE "C" NOT NULL,
    "ship_to_code" TEXT COLLATE "C" NOT NULL,
    "purchase_order_ids" TEXT[],
    "skus" TEXT[],
    "expected_at" TIMESTAMPTZ(3) NOT NULL,
    "body" JSONB NOT NULL,
    "system" TEXT COLLATE "C" NOT NULL,
    "as_of" TIMESTAMPTZ(3) NOT NULL,
    "revision" BIGINT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "advance_ship_notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invoice" (
    "id" TEXT COLLATE "C" NOT NULL,
    "direction" TEXT COLLATE "C" NOT NULL,
    "number" TEXT COLLATE "C" NOT NULL,
    "legal_entity" TEXT COLLATE "C" NOT NULL,
    "partner_code" TEXT COLLATE "C" NOT NULL,
    "order_id" TEXT COLLATE "C",
    "status" TEXT COLLATE "C" NOT NULL,
    "issued_on" TEXT COLLATE "C" NOT NULL,
    "due_on" TEXT COLLATE "C" NOT NULL,
    "body" JSONB NOT NULL,
    "system" TEXT COLLATE "C" NOT NULL,
    "as_of" TIMESTAMPTZ(3) NOT NULL,
    "revision" BIGINT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "invoice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "demand" (
    "sku" TEXT COLLATE "C" NOT NULL,
    "location_code" TEXT COLLATE "C" NOT NULL,
    "measure" TEXT COLLATE "C" NOT NULL,
    "starts_on" TEXT COLLATE "C" NOT NULL,
    "ends_on" TEXT COLLATE "C" NOT NULL,
    "quantity" DECIMAL NOT NULL,
    "unit" TEXT COLLATE "C" NOT NULL,
    "system" TEXT COLLATE "C" NOT NULL,
    "as_of" TIMESTAMPTZ(3) NOT NULL,
    "revision" BIGINT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "demand_pkey" PRIMARY KEY ("sku", "measure", "location_code", "starts_on", "ends_on")
);

-- CreateIndex
CREATE INDEX "supplier_confirmation_number_idx" ON "supplier_confirmation"("number");

-- CreateIndex
CREATE INDEX "supplier_confirmation_purchase_order_id_idx" ON "supplier_confirmation"("purchase_order_id");

-- CreateIndex
CREATE INDEX "advance_ship_notice_number_idx" ON "advance_ship_notice"("number");

-- CreateIndex
CREATE INDEX "advance_ship_notice_expected_at_id_idx" ON "advance_ship_notice"("expected_at", "id");

-- CreateIndex
CREATE INDEX "advance_ship_notice_purchase_orders" ON "advance_ship_notice" USING GIN ("purchase_order_ids");

-- CreateIndex
CREATE INDEX "advance_ship_notice_skus" ON "advance_ship_notice" USING GIN ("skus");

-- CreateIndex
CREATE INDEX "invoice_number_idx" ON "invoice"("number");

-- CreateIndex
CREATE INDEX "invoice_order_id_idx" ON "invoice"("order_id");

-- CreateIndex
CREATE INDEX "invoice_direction_issued_on_id_idx" ON "invoice"("direction", "issued_on", "id");
