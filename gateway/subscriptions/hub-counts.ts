/** Why a subscription ended. */
export type EndReason =
  /** The client wanted no more, or its connection closed. */
  | 'LEFT'
  /** Its token ended or was revoked. */
  | 'NOT_ADMITTED'
  | 'SCHEMA_CHANGED'
  /** What it was to get next is no longer kept, or the log is another one. */
  | 'LOG_LOST'
  | 'FAILED';

/** What has happened since the hub was made. */
export interface HubCounts {
  /** Events taken from the log, once per topic. */
  events: number;
  /** Events rendered: once for all groups whose bytes are the same. */
  renders: number;
  /** Renderings that answer with an error. */
  failedRenders: number;
  /** Frames handed to members, and the bytes of them. */
  deliveries: number;
  deliveredBytes: number;
  /** Times a member was told of a position without a frame. */
  heartbeats: number;
  joins: number;
  /** Joins with a cursor. */
  resumes: number;
  /** Joins with a snapshot. */
  snapshots: number;
  /** Times a member began to read the log by itself, and frames that it got that way. */
  catchUps: number;
  replayed: number;
  /** Times a position was asked for that the log no longer has. */
  gaps: number;
  readonly ends: Record<EndReason, number>;
}

export const createHubCounts = (): HubCounts => ({
  events: 0,
  renders: 0,
  failedRenders: 0,
  deliveries: 0,
  deliveredBytes: 0,
  heartbeats: 0,
  joins: 0,
  resumes: 0,
  snapshots: 0,
  catchUps: 0,
  replayed: 0,
  gaps: 0,
  ends: { LEFT: 0, NOT_ADMITTED: 0, SCHEMA_CHANGED: 0, LOG_LOST: 0, FAILED: 0 },
});
