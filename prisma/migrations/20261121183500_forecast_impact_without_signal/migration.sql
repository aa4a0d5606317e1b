-- The tracking signal is computed from demand when it is judged.
ALTER TABLE "forecast_impact" DROP COLUMN "tracking_signal";
