-- Where the audit trail begins since older entries have been forgotten: the position and hash of the last of them.
CREATE TABLE "audit_anchor" (
    "only" BOOLEAN NOT NULL,
    "position" BIGINT NOT NULL,
    "hash" TEXT COLLATE "C" NOT NULL,
    "forgotten_at" TIMESTAMPTZ(3),

    CONSTRAINT "audit_anchor_pkey" PRIMARY KEY ("only")
);

INSERT INTO "audit_anchor" VALUES (TRUE, 0, '', NULL);

-- What must not be forgotten while somebody holds it: what was done to one target, or everything.
CREATE TABLE "audit_hold" (
    "id" TEXT COLLATE "C" NOT NULL,
    "target" TEXT COLLATE "C",
    "reason" TEXT COLLATE "C" NOT NULL,
    "placed_by" TEXT COLLATE "C" NOT NULL,
    "placed_at" TIMESTAMPTZ(3) NOT NULL,
    "released_at" TIMESTAMPTZ(3),

    CONSTRAINT "audit_hold_pkey" PRIMARY KEY ("id")
);
