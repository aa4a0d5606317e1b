-- Written by `node prisma/tools/prisma.mjs migrate diff`, then by hand: every text column is COLLATE "C" (byte order, so
-- that list orders and cursors are the same on every server), and what Prisma has no words for stands at the end.

-- CreateTable
CREATE TABLE "product" (
    "sku" TEXT COLLATE "C" NOT NULL,
    "body" JSONB NOT NULL,
    "name_key" TEXT COLLATE "C" NOT NULL,
    "gtin14" TEXT COLLATE "C",
    "status" TEXT COLLATE "C" NOT NULL,
    "category_path" TEXT[],
    "system" TEXT COLLATE "C" NOT NULL,
    "as_of" TIMESTAMPTZ(3) NOT NULL,
    "revision" BIGINT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "product_pkey" PRIMARY KEY ("sku")
);

-- CreateTable
CREATE TABLE "location" (
    "code" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "body" JSONB NOT NULL,
    "legal_entity" TEXT COLLATE "C" NOT NULL,
    "region_code" TEXT COLLATE "C" NOT NULL,
    "region_name" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "gln" TEXT COLLATE "C",
    "parent_id" TEXT COLLATE "C",
    "name_key" TEXT COLLATE "C" NOT NULL,
    "system" TEXT COLLATE "C" NOT NULL,
    "as_of" TIMESTAMPTZ(3) NOT NULL,
    "revision" BIGINT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "location_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "supplier" (
    "code" TEXT COLLATE "C" NOT NULL,
    "body" JSONB NOT NULL,
    "name_key" TEXT COLLATE "C" NOT NULL,
    "system" TEXT COLLATE "C" NOT NULL,
    "as_of" TIMESTAMPTZ(3) NOT NULL,
    "revision" BIGINT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "supplier_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "supplier_product" (
    "sku" TEXT COLLATE "C" NOT NULL,
    "supplier_code" TEXT COLLATE "C" NOT NULL,
    "preferred" BOOLEAN NOT NULL,
    "body" JSONB NOT NULL,
    "system" TEXT COLLATE "C" NOT NULL,
    "as_of" TIMESTAMPTZ(3) NOT NULL,
    "revision" BIGINT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "supplier_product_pkey" PRIMARY KEY ("sku","supplier_code")
);

-- CreateTable
CREATE TABLE "customer" (
    "code" TEXT COLLATE "C" NOT NULL,
    "body" JSONB NOT NULL,
    "name_key" TEXT COLLATE "C" NOT NULL,
    "system" TEXT COLLATE "C" NOT NULL,
    "as_of" TIMESTAMPTZ(3) NOT NULL,
    "revision" BIGINT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "customer_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "inventory_position" (
    "sku" TEXT COLLATE "C" NOT NULL,
    "location_code" TEXT COLLATE "C" NOT NULL,
    "legal_entity" TEXT COLLATE "C" NOT NULL,
    "region_code" TEXT COLLATE "C" NOT NULL,
    "unit" TEXT COLLATE "C" NOT NULL,
    "booked_on_hand" DECIMAL NOT NULL,
    "booked_through" TIMESTAMPTZ(3),
    "on_hand" DECIMAL NOT NULL,
    "held" DECIMAL NOT NULL,
    "allocated" DECIMAL NOT NULL,
    "reserved" DECIMAL NOT NULL,
    "in_transit" DECIMAL NOT NULL,
    "on_order" DECIMAL NOT NULL,
    "backordered" DECIMAL NOT NULL,
    "lots" JSONB NOT NULL,
    "system" TEXT COLLATE "C" NOT NULL,
    "as_of" TIMESTAMPTZ(3) NOT NULL,
    "revision" BIGINT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "inventory_position_pkey" PRIMARY KEY ("sku","location_code")
);

-- CreateTable
CREATE TABLE "inventory_movement" (
    "system" TEXT COLLATE "C" NOT NULL,
    "number" TEXT COLLATE "C" NOT NULL,
    "sku" TEXT COLLATE "C" NOT NULL,
    "location_code" TEXT COLLATE "C" NOT NULL,
    "legal_entity" TEXT COLLATE "C" NOT NULL,
    "region_code" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "quantity" DECIMAL NOT NULL,
    "unit" TEXT COLLATE "C" NOT NULL,
    "reason" TEXT COLLATE "C",
    "lot" TEXT COLLATE "C",
    "document_number" TEXT COLLATE "C",
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "as_of" TIMESTAMPTZ(3) NOT NULL,
    "revision" BIGINT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "inventory_movement_pkey" PRIMARY KEY ("system","number")
);

-- CreateTable
CREATE TABLE "planning_parameters" (
    "sku" TEXT COLLATE "C" NOT NULL,
    "location_code" TEXT COLLATE "C" NOT NULL,
    "safety_stock" DECIMAL NOT NULL,
    "body" JSONB NOT NULL,
    "system" TEXT COLLATE "C" NOT NULL,
    "as_of" TIMESTAMPTZ(3) NOT NULL,
    "revision" BIGINT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "planning_parameters_pkey" PRIMARY KEY ("sku","location_code")
);

-- CreateTable
CREATE TABLE "sales_order" (
    "id" TEXT COLLATE "C" NOT NULL,
    "number" TEXT COLLATE "C" NOT NULL,
    "legal_entity" TEXT COLLATE "C" NOT NULL,
    "region_code" TEXT COLLATE "C" NOT NULL,
    "status" TEXT COLLATE "C" NOT NULL,
    "customer_code" TEXT COLLATE "C",
    "ship_from_code" TEXT COLLATE "C" NOT NULL,
    "ordered_at" TIMESTAMPTZ(3) NOT NULL,
    "body" JSONB NOT NULL,
    "system" TEXT COLLATE "C" NOT NULL,
    "as_of" TIMESTAMPTZ(3) NOT NULL,
    "revision" BIGINT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sales_order_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sales_order_line" (
    "order_id" TEXT COLLATE "C" NOT NULL,
    "number" INTEGER NOT NULL,
    "sku" TEXT COLLATE "C" NOT NULL,
    "is_open" BOOLEAN NOT NULL,
    "ordered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sales_order_line_pkey" PRIMARY KEY ("order_id","number")
);

-- CreateTable
CREATE TABLE "shipment" (
    "id" TEXT COLLATE "C" NOT NULL,
    "number" TEXT COLLATE "C" NOT NULL,
    "sales_order_id" TEXT COLLATE "C" NOT NULL,
    "legal_entity" TEXT COLLATE "C" NOT NULL,
    "region_code" TEXT COLLATE "C" NOT NULL,
    "customer_code" TEXT COLLATE "C",
    "body" JSONB NOT NULL,
    "system" TEXT COLLATE "C" NOT NULL,
    "as_of" TIMESTAMPTZ(3) NOT NULL,
    "revision" BIGINT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "shipment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "purchase_order" (
    "id" TEXT COLLATE "C" NOT NULL,
    "number" TEXT COLLATE "C" NOT NULL,
    "legal_entity" TEXT COLLATE "C" NOT NULL,
    "region_code" TEXT COLLATE "C" NOT NULL,
    "status" TEXT COLLATE "C" NOT NULL,
    "supplier_code" TEXT COLLATE "C" NOT NULL,
    "ship_to_code" TEXT COLLATE "C" NOT NULL,
    "ordered_at" TIMESTAMPTZ(3) NOT NULL,
    "body" JSONB NOT NULL,
    "system" TEXT COLLATE "C" NOT NULL,
    "as_of" TIMESTAMPTZ(3) NOT NULL,
    "revision" BIGINT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "purchase_order_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "purchase_order_line" (
    "order_id" TEXT COLLATE "C" NOT NULL,
    "number" INTEGER NOT NULL,
    "sku" TEXT COLLATE "C" NOT NULL,
    "is_open" BOOLEAN NOT NULL,
    "expected_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "purchase_order_line_pkey" PRIMARY KEY ("order_id","number")
);

-- CreateTable
CREATE TABLE "transfer_order" (
    "id" TEXT COLLATE "C" NOT NULL,
    "number" TEXT COLLATE "C" NOT NULL,
    "legal_entity" TEXT COLLATE "C" NOT NULL,
    "from_region_code" TEXT COLLATE "C" NOT NULL,
    "to_region_code" TEXT COLLATE "C" NOT NULL,
    "status" TEXT COLLATE "C" NOT NULL,
    "ship_from_code" TEXT COLLATE "C" NOT NULL,
    "ship_to_code" TEXT COLLATE "C" NOT NULL,
    "expected_at" TIMESTAMPTZ(3) NOT NULL,
    "skus" TEXT[],
    "body" JSONB NOT NULL,
    "system" TEXT COLLATE "C" NOT NULL,
    "as_of" TIMESTAMPTZ(3) NOT NULL,
    "revision" BIGINT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "transfer_order_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "forecast_version" (
    "code" TEXT COLLATE "C" NOT NULL,
    "status" TEXT COLLATE "C" NOT NULL,
    "declared_status" TEXT COLLATE "C" NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "series_count" INTEGER NOT NULL,
    "series_loaded" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    "system" TEXT COLLATE "C" NOT NULL,
    "as_of" TIMESTAMPTZ(3) NOT NULL,
    "revision" BIGINT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "forecast_version_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "forecast_series" (
    "version_code" TEXT COLLATE "C" NOT NULL,
    "sku" TEXT COLLATE "C" NOT NULL,
    "location_code" TEXT COLLATE "C" NOT NULL,
    "measure" TEXT COLLATE "C" NOT NULL,
    "grain" TEXT COLLATE "C" NOT NULL,
    "starts_on" DATE NOT NULL,
    "unit" TEXT COLLATE "C" NOT NULL,
    "quantities" DECIMAL[],
    "overrides" JSONB NOT NULL,
    "system" TEXT COLLATE "C" NOT NULL,
    "as_of" TIMESTAMPTZ(3) NOT NULL,
    "revision" BIGINT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "forecast_series_pkey" PRIMARY KEY ("version_code","sku","measure","location_code")
);

-- CreateTable
CREATE TABLE "tombstone" (
    "kind" TEXT COLLATE "C" NOT NULL,
    "system" TEXT COLLATE "C" NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "as_of" TIMESTAMPTZ(3) NOT NULL,
    "revision" BIGINT NOT NULL,
    "removed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tombstone_pkey" PRIMARY KEY ("kind","key","system")
);

-- CreateTable
CREATE TABLE "inventory_exception" (
    "id" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "severity" TEXT COLLATE "C" NOT NULL,
    "severity_rank" INTEGER NOT NULL,
    "status" TEXT COLLATE "C" NOT NULL,
    "sku" TEXT COLLATE "C" NOT NULL,
    "location_code" TEXT COLLATE "C" NOT NULL,
    "legal_entity" TEXT COLLATE "C" NOT NULL,
    "region_code" TEXT COLLATE "C" NOT NULL,
    "message" TEXT COLLATE "C" NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "inventory_exception_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sync_flow" (
    "name" TEXT COLLATE "C" NOT NULL,
    "mode" TEXT COLLATE "C" NOT NULL,
    "system" TEXT COLLATE "C" NOT NULL,
    "freshness_target_seconds" INTEGER NOT NULL,
    "last_attempt_at" TIMESTAMPTZ(3),
    "last_success_at" TIMESTAMPTZ(3),
    "confirmed_at" TIMESTAMPTZ(3),
    "last_error_code" TEXT COLLATE "C",
    "last_error_message" TEXT COLLATE "C",

    CONSTRAINT "sync_flow_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "source_cursor" (
    "flow" TEXT COLLATE "C" NOT NULL,
    "cursor" TEXT COLLATE "C" NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "source_cursor_pkey" PRIMARY KEY ("flow")
);

-- CreateTable
CREATE TABLE "sync_run" (
    "id" TEXT COLLATE "C" NOT NULL,
    "flow" TEXT COLLATE "C" NOT NULL,
    "trigger" TEXT COLLATE "C" NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "outcome" TEXT COLLATE "C" NOT NULL,
    "read" INTEGER NOT NULL,
    "applied" INTEGER NOT NULL,
    "unchanged" INTEGER NOT NULL,
    "parked" INTEGER NOT NULL,
    "error_code" TEXT COLLATE "C",
    "error_message" TEXT COLLATE "C",
    "correlation_id" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "sync_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delivery" (
    "delivery_id" TEXT COLLATE "C" NOT NULL,
    "system" TEXT COLLATE "C" NOT NULL,
    "flow" TEXT COLLATE "C" NOT NULL,
    "body" TEXT COLLATE "C" NOT NULL,
    "body_sha256" TEXT COLLATE "C" NOT NULL,
    "correlation_id" TEXT COLLATE "C" NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL,
    "status" TEXT COLLATE "C" NOT NULL,
    "error_code" TEXT COLLATE "C",
    "error_message" TEXT COLLATE "C",
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("delivery_id")
);

-- CreateTable
CREATE TABLE "parked_record" (
    "id" TEXT COLLATE "C" NOT NULL,
    "flow" TEXT COLLATE "C" NOT NULL,
    "dedup_key" TEXT COLLATE "C" NOT NULL,
    "record_key" TEXT COLLATE "C" NOT NULL,
    "stage" TEXT COLLATE "C" NOT NULL,
    "error_code" TEXT COLLATE "C" NOT NULL,
    "error_message" TEXT COLLATE "C" NOT NULL,
    "payload" TEXT COLLATE "C" NOT NULL,
    "missing" JSONB,
    "parked_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "parked_record_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "scope" TEXT COLLATE "C" NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "request_sha256" TEXT COLLATE "C" NOT NULL,
    "response" TEXT COLLATE "C",
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("scope","key")
);

-- CreateTable
CREATE TABLE "principal_revocation" (
    "id" TEXT COLLATE "C" NOT NULL,
    "subject" TEXT COLLATE "C",
    "token_id" TEXT COLLATE "C",
    "revoked_at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT COLLATE "C",

    CONSTRAINT "principal_revocation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" TEXT COLLATE "C" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT COLLATE "C" NOT NULL,
    "action" TEXT COLLATE "C" NOT NULL,
    "target" TEXT COLLATE "C" NOT NULL,
    "correlation_id" TEXT COLLATE "C" NOT NULL,
    "detail" JSONB NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "entity_alias" (
    "alias_id" TEXT COLLATE "C" NOT NULL,
    "entity_id" TEXT COLLATE "C" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "entity_alias_pkey" PRIMARY KEY ("alias_id")
);

-- CreateTable
CREATE TABLE "instance_secret" (
    "name" TEXT COLLATE "C" NOT NULL,
    "value" TEXT COLLATE "C" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "instance_secret_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "event_log_head" (
    "only" BOOLEAN NOT NULL,
    "generation" TEXT COLLATE "C" NOT NULL,
    "home" TEXT COLLATE "C",
    "position" BIGINT NOT NULL,
    "floor" BIGINT NOT NULL,

    CONSTRAINT "event_log_head_pkey" PRIMARY KEY ("only")
);

-- CreateTable
CREATE TABLE "event_log" (
    "position" BIGINT NOT NULL,
    "topic" TEXT COLLATE "C" NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "region" TEXT COLLATE "C",
    "legal_entity" TEXT COLLATE "C",
    "customer" TEXT COLLATE "C",
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "correlation_id" TEXT COLLATE "C" NOT NULL,
    "payload" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "event_log_pkey" PRIMARY KEY ("position")
);

-- CreateIndex
CREATE INDEX "product_name_key_sku_idx" ON "product"("name_key", "sku");

-- CreateIndex
CREATE INDEX "product_gtin14_idx" ON "product"("gtin14");

-- CreateIndex
CREATE INDEX "product_changed_at_idx" ON "product"("changed_at");

-- CreateIndex
CREATE INDEX "location_parent_id_idx" ON "location"("parent_id");

-- CreateIndex
CREATE INDEX "location_gln_idx" ON "location"("gln");

-- CreateIndex
CREATE INDEX "location_region_code_idx" ON "location"("region_code");

-- CreateIndex
CREATE INDEX "inventory_position_location_code_sku_idx" ON "inventory_position"("location_code", "sku");

-- CreateIndex
CREATE INDEX "inventory_position_changed_at_idx" ON "inventory_position"("changed_at");

-- CreateIndex
CREATE INDEX "inventory_movement_sku_location_code_occurred_at_idx" ON "inventory_movement"("sku", "location_code", "occurred_at");

-- CreateIndex
CREATE INDEX "inventory_movement_occurred_at_system_number_idx" ON "inventory_movement"("occurred_at", "system", "number");

-- CreateIndex
CREATE INDEX "inventory_movement_location_code_occurred_at_idx" ON "inventory_movement"("location_code", "occurred_at");

-- CreateIndex
CREATE INDEX "sales_order_number_idx" ON "sales_order"("number");

-- CreateIndex
CREATE INDEX "sales_order_ordered_at_id_idx" ON "sales_order"("ordered_at", "id");

-- CreateIndex
CREATE INDEX "sales_order_customer_code_ordered_at_idx" ON "sales_order"("customer_code", "ordered_at");

-- CreateIndex
CREATE INDEX "sales_order_changed_at_idx" ON "sales_order"("changed_at");

-- CreateIndex
CREATE INDEX "sales_order_line_sku_is_open_ordered_at_order_id_idx" ON "sales_order_line"("sku", "is_open", "ordered_at", "order_id");

-- CreateIndex
CREATE INDEX "shipment_number_idx" ON "shipment"("number");

-- CreateIndex
CREATE INDEX "shipment_sales_order_id_idx" ON "shipment"("sales_order_id");

-- CreateIndex
CREATE INDEX "purchase_order_number_idx" ON "purchase_order"("number");

-- CreateIndex
CREATE INDEX "purchase_order_ordered_at_id_idx" ON "purchase_order"("ordered_at", "id");

-- CreateIndex
CREATE INDEX "purchase_order_changed_at_idx" ON "purchase_order"("changed_at");

-- CreateIndex
CREATE INDEX "purchase_order_line_sku_is_open_expected_at_order_id_idx" ON "purchase_order_line"("sku", "is_open", "expected_at", "order_id");

-- CreateIndex
CREATE INDEX "purchase_order_line_is_open_expected_at_idx" ON "purchase_order_line"("is_open", "expected_at");

-- CreateIndex
CREATE INDEX "transfer_order_expected_at_id_idx" ON "transfer_order"("expected_at", "id");

-- CreateIndex
CREATE INDEX "forecast_version_status_revision_idx" ON "forecast_version"("status", "revision");

-- CreateIndex
CREATE INDEX "inventory_exception_opened_at_id_idx" ON "inventory_exception"("opened_at", "id");

-- CreateIndex
CREATE INDEX "inventory_exception_sku_status_idx" ON "inventory_exception"("sku", "status");

-- CreateIndex
CREATE INDEX "sync_run_flow_started_at_idx" ON "sync_run"("flow", "started_at");

-- CreateIndex
CREATE INDEX "sync_run_started_at_id_idx" ON "sync_run"("started_at", "id");

-- CreateIndex
CREATE INDEX "delivery_flow_status_received_at_idx" ON "delivery"("flow", "status", "received_at");

-- CreateIndex
CREATE INDEX "parked_record_flow_parked_at_id_idx" ON "parked_record"("flow", "parked_at", "id");

-- CreateIndex
CREATE INDEX "parked_record_parked_at_id_idx" ON "parked_record"("parked_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "parked_record_flow_dedup_key_key" ON "parked_record"("flow", "dedup_key");

-- CreateIndex
CREATE INDEX "idempotency_key_expires_at_idx" ON "idempotency_key"("expires_at");

-- CreateIndex
CREATE INDEX "principal_revocation_revoked_at_idx" ON "principal_revocation"("revoked_at");

-- CreateIndex
CREATE INDEX "audit_entry_at_id_idx" ON "audit_entry"("at", "id");

-- CreateIndex
CREATE INDEX "audit_entry_target_at_idx" ON "audit_entry"("target", "at");

-- CreateIndex
CREATE INDEX "entity_alias_entity_id_idx" ON "entity_alias"("entity_id");

-- CreateIndex
CREATE INDEX "event_log_recorded_at_idx" ON "event_log"("recorded_at");



-- At most one open exception per kind, product and location.
CREATE UNIQUE INDEX "inventory_exception_one_open" ON "inventory_exception"("kind", "sku", "location_code") WHERE "status" = 'OPEN';

-- Parked records still waiting, oldest first: what a retry looks through.
CREATE INDEX "parked_record_waiting" ON "parked_record"("flow", "parked_at") WHERE "settled_at" IS NULL AND "missing" IS NOT NULL;

-- Products whose look-up by category is a look-up of any node on the path to the leaf.
CREATE INDEX "product_category_path" ON "product" USING GIN ("category_path");
CREATE INDEX "transfer_order_skus" ON "transfer_order" USING GIN ("skus");

-- The log starts empty in a generation of its own.
ALTER TABLE "event_log_head" ADD CONSTRAINT "event_log_head_is_one_row" CHECK ("only");
INSERT INTO "event_log_head" ("only", "generation", "position", "floor") VALUES (true, gen_random_uuid()::text, 0, 0);
