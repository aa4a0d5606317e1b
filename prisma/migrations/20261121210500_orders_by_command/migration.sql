-- The command that an order came from is looked up by the number of the order.
-- CreateIndex
CREATE INDEX "outbound_command_document_idx" ON "outbound_command"("document");
