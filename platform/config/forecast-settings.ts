import { amount, oneOf, onOff, textList, wholeNumber } from './kind.ts';
import { defineSetting } from './setting.ts';

/** What becomes of a newly published forecast, and what when none comes. */
export const FORECAST_SETTINGS = {
  forecastPublication: defineSetting(
    'FORECAST_PUBLICATION',
    onOff,
    true,
    'Whether a newly published version of the forecast is taken into the ERP by itself; otherwise `publishForecast` does.',
  ),
  forecastHorizonDays: defineSetting(
    'FORECAST_HORIZON_DAYS',
    wholeNumber(1, 731),
    28,
    'Days from today that each series must plan, and over which a version is compared with the one the ERP plans on.',
  ),
  forecastOutlierFactor: defineSetting(
    'FORECAST_OUTLIER_FACTOR',
    amount,
    '10',
    'A bucket further from the median of its series than so many median absolute deviations is an outlier.',
  ),
  forecastRefusalPercent: defineSetting(
    'FORECAST_REFUSAL_PERCENT',
    amount,
    '20',
    'A version of which more than so many per cent of the series are faulty is refused as a whole; else only those are left out.',
  ),
  forecastSpikePercent: defineSetting(
    'FORECAST_SPIKE_PERCENT',
    amount,
    '30',
    'Uplift of the demand over the horizon, in per cent, from which procurement is alerted.',
  ),
  forecastInfluencePercent: defineSetting(
    'FORECAST_INFLUENCE_PERCENT',
    amount,
    '10',
    'Change of the demand over the horizon, in per cent either way, from which a decision is expected.',
  ),
  forecastInfluenceHours: defineSetting(
    'FORECAST_INFLUENCE_HOURS',
    wholeNumber(1, 8_760),
    24,
    'Hours within which that decision is expected.',
  ),
  forecastTrackingSignal: defineSetting(
    'FORECAST_TRACKING_SIGNAL',
    amount,
    '4',
    'Tracking signal, either way, beyond which a forecast counts as biased.',
  ),
  forecastPromotionWords: defineSetting(
    'FORECAST_PROMOTION_WORDS',
    textList,
    ['promo', 'campaign'],
    'Words in the reason of an override that make it a promotion; upper and lower case are the same.',
  ),
  forecastEveryHours: defineSetting(
    'FORECAST_EVERY_HOURS',
    wholeNumber(1, 8_760),
    192,
    'Hours after a version within which the next one is expected; later, the fallback applies.',
  ),
  forecastFallback: defineSetting(
    'FORECAST_FALLBACK',
    oneOf(['LAST_GOOD', 'SEASONAL_NAIVE']),
    'LAST_GOOD',
    'What is served while a forecast is late: the last good version, or the demand of the same weeks a season before where it is known.',
  ),
  forecastSeasonWeeks: defineSetting(
    'FORECAST_SEASON_WEEKS',
    wholeNumber(1, 104),
    52,
    'Length of a season in weeks, for the fallback.',
  ),
};
