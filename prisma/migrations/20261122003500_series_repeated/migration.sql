-- How many series of a version its platform has told again just as they were, while the version is read.
ALTER TABLE "forecast_version" ADD COLUMN "series_repeated" INTEGER NOT NULL DEFAULT 0;
