/** Why a page came from the store although there is a copy. */
export type StoreReadReason =
  /** Redis is away, slow or answers nonsense. */
  | 'AWAY'
  /** The copy has not, or no more, what is behind the position. */
  | 'HOLE'
  /** The copy ends before the store does. */
  | 'BEHIND'
  /** A position of another generation or before the floor: the store says what is wrong with it. */
  | 'REFUSED';

/** What happens around the copy, for metrics. */
export interface LogCopyObserver {
  /** A page was read; `null` from the copy, else from the store for this reason. */
  pageRead(fromStore: StoreReadReason | null): void;
  /** This process wrote events into the copy. */
  filled(events: number): void;
  /** Once a look: how many events the copy was behind the store before anything was done about it; `null`: no copy. */
  looked(lag: number | null): void;
}
