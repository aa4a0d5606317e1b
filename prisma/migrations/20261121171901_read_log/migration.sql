-- CreateTable
CREATE TABLE "read_set" (
    "id" TEXT COLLATE "C" NOT NULL,
    "entities" TEXT[] COLLATE "C",
    "used_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "read_set_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "read_caller" (
    "id" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "subject" TEXT COLLATE "C" NOT NULL,
    "operation_hash" TEXT COLLATE "C" NOT NULL,
    "operation_name" TEXT COLLATE "C",
    "fields" TEXT[] COLLATE "C",
    "used_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "read_caller_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "read_note" (
    "id" TEXT COLLATE "C" NOT NULL,
    "caller_id" TEXT COLLATE "C" NOT NULL,
    "set_id" TEXT COLLATE "C" NOT NULL,
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "begun" INTEGER[],
    "ended" INTEGER[],

    CONSTRAINT "read_note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "read_loss" (
    "id" BIGSERIAL NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "to_at" TIMESTAMPTZ(3) NOT NULL,
    "reads" INTEGER NOT NULL,

    CONSTRAINT "read_loss_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "read_set_entities_idx" ON "read_set" USING GIN ("entities");

-- CreateIndex
CREATE INDEX "read_set_used_at_idx" ON "read_set"("used_at");

-- CreateIndex
CREATE INDEX "read_caller_used_at_idx" ON "read_caller"("used_at");

-- CreateIndex
CREATE INDEX "read_note_set_id_first_at_idx" ON "read_note"("set_id", "first_at");

-- CreateIndex
CREATE INDEX "read_note_first_at_idx" ON "read_note"("first_at");

-- CreateIndex
CREATE INDEX "read_loss_to_at_idx" ON "read_loss"("to_at");
