import type { SiteRecord } from '../world/records.ts';
import { glnOf } from './gs1-keys.ts';

/** One distribution centre: its ERP record and its share of demand, per mille of an even split. */
export interface PlannedSite {
  readonly index: number;
  readonly record: SiteRecord;
  readonly weight: number;
}

const HOURS = '1:07:00-19:00;2:07:00-19:00;3:07:00-19:00;4:07:00-19:00;5:07:00-18:00;6:08:00-12:00';

const site = (
  index: number,
  [no, city, company, territory, territoryName, zone]: readonly [string, string, string, string, string, string],
  [latitude, longitude]: readonly [string, string],
  weight: number,
): PlannedSite => ({
  index,
  weight,
  record: {
    SiteNo: no,
    SiteName: `${city} distribution center`,
    SiteType: 'DC',
    CompanyNo: company,
    TerritoryCode: territory,
    TerritoryName: territoryName,
    ParentSiteNo: null,
    GlobalLocationNo: glnOf(900, index + 1),
    TimeZone: zone,
    CountryCode: 'US',
    City: city,
    Latitude: latitude,
    Longitude: longitude,
    Hours: HOURS,
  },
});

/** Six distribution centres in three regions and two companies. */
export const PLANNED_SITES: readonly PlannedSite[] = [
  site(0, ['DC-BOS', 'Boston', 'US01', 'NE', 'Northeast', 'America/New_York'], ['42.3601', '-71.0589'], 900),
  site(1, ['DC-EWR', 'Newark', 'US01', 'NE', 'Northeast', 'America/New_York'], ['40.7357', '-74.1724'], 1400),
  site(2, ['DC-ATL', 'Atlanta', 'US01', 'SE', 'Southeast', 'America/New_York'], ['33.749', '-84.388'], 1200),
  site(3, ['DC-BNA', 'Nashville', 'US01', 'SE', 'Southeast', 'America/Chicago'], ['36.1627', '-86.7816'], 800),
  site(4, ['DC-LAX', 'Los Angeles', 'US02', 'W', 'West', 'America/Los_Angeles'], ['34.0522', '-118.2437'], 1100),
  site(5, ['DC-DEN', 'Denver', 'US02', 'W', 'West', 'America/Denver'], ['39.7392', '-104.9903'], 600),
];
