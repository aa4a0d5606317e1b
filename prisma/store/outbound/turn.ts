import { sql } from '../sql/statement.ts';

/**
 * No step goes while another of its request waits for leave. A step goes after the one before it was taken, a cancellation after those of later steps. What touches a product at a
 * location waits for earlier changes of its planning parameters: other changes until they were sent, orders and
 * transfers until they have come back, or until it has been raised that they do not (MASTER_STALLED).
 */
export const HAS_ITS_TURN = sql`
  NOT EXISTS (SELECT 1 FROM outbound_command s WHERE s.request_id = t.request_id AND s.state = 'AWAITING_APPROVAL')
  AND NOT EXISTS (SELECT 1 FROM outbound_command s WHERE s.request_id = t.request_id AND t.compensates IS NULL
    AND s.compensates IS NULL AND s.step < t.step AND s.state NOT IN ('ACKNOWLEDGED', 'CONFIRMED'))
  AND NOT EXISTS (SELECT 1 FROM outbound_command s WHERE s.request_id = t.request_id AND t.compensates IS NOT NULL
    AND s.compensates IS NOT NULL AND s.step > t.step AND s.state IN ('QUEUED', 'SENT', 'UNKNOWN'))
  AND NOT EXISTS (SELECT 1 FROM outbound_command m WHERE m.kind = 'CHANGE_PLANNING_PARAMETERS' AND m.id <> t.id
    AND m.touches && t.touches AND (m.requested_at, m.id) < (t.requested_at, t.id)
    AND (m.state IN ('QUEUED', 'SENT', 'UNKNOWN')
      OR (m.state = 'ACKNOWLEDGED' AND t.kind <> 'CHANGE_PLANNING_PARAMETERS' AND NOT EXISTS (
        SELECT 1 FROM business_exception b WHERE b.kind = 'MASTER_STALLED' AND b.dedupe_key = m.id AND b.state <> 'CLOSED'))))`;
