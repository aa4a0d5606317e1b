-- How many deliveries wait is counted while they come in.
CREATE INDEX "delivery_pending" ON "delivery"("received_at") WHERE "status" = 'PENDING';

-- AlterTable
ALTER TABLE "parked_record" ADD COLUMN "correlation_id" TEXT COLLATE "C";
