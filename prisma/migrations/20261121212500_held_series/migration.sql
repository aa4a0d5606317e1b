-- The series of a forecast version that a parked record is: what keeps a version from being whole is known by it.
ALTER TABLE "parked_record" ADD COLUMN "series" JSONB;

CREATE INDEX "parked_record_series" ON "parked_record"(("series"->>'versionCode')) WHERE "series" IS NOT NULL;
