import type { Outbox } from './outbox.ts';
import { type Segment, element, mustElement } from './segment.ts';
import { segmentOf } from './translation.ts';

/**
 * What a 997 says of what we sent: `null` when it was taken, else the sentence that an operator must see. That the
 * partner's software could read an order is no answer to it: that is the 855.
 */
export const readAcknowledgement = async (segments: readonly Segment[], outbox: Outbox): Promise<string | null> => {
  const header = segmentOf(segments, 'AK1');
  const group = `group ${mustElement(header, 'AK1', 2)} (${mustElement(header, 'AK1', 1)})`;
  const sent = /^\d{1,9}$/.test(element(header, 2) ?? '') ? await outbox.find(Number(element(header, 2))) : null;
  if (sent === null) return `it acknowledges ${group}, which was never sent from here`;
  const trailer = segmentOf(segments, 'AK9');
  const verdict = mustElement(trailer, 'AK9', 1);
  if (verdict === 'A') return null;
  const codes = segments.flatMap((each) =>
    each.name === 'AK5' && element(each, 1) !== 'A' ? [each.elements.filter((text) => text !== '').join(' ')] : [],
  );
  const notes = segments
    .filter(({ name }) => name === 'AK3')
    .map((each) => `${element(each, 1) ?? ''} at ${element(each, 2) ?? ''}`);
  return `the partner refused ${group}: AK9 ${verdict}, AK5 ${codes.join('; ') || 'none'}${notes.length > 0 ? `, segments ${notes.join(', ')}` : ''}`;
};
