/** Elements of one segment, its name first; what is empty at the end is not written. */
export type SegmentText = readonly string[];

/** One set to be written: what stands between its ST and its SE. */
export interface OutgoingSet {
  readonly id: string;
  readonly segments: readonly SegmentText[];
}

/** An interchange of one group, as it is to be written. */
export interface OutgoingInterchange {
  /** Ours and theirs, as `ZZ:ACME`, and the ids of the group. */
  readonly sender: string;
  readonly receiver: string;
  readonly groupSender: string;
  readonly groupReceiver: string;
  /** GS01. */
  readonly group: string;
  /** 1 to 999,999,999; also the control number of the group. */
  readonly control: number;
  /** Epoch milliseconds; written in UTC. */
  readonly at: number;
  readonly isTest: boolean;
  readonly sets: readonly OutgoingSet[];
}

const ELEMENT = '*';
const SEGMENT = '~';

/** A delimiter inside data would end it: it is written as a blank. The character set is the basic and extended one. */
const clean = (text: string): string => text.replaceAll(/[*~>^\p{Cc}]/gu, ' ');

const write = (segment: SegmentText): string => {
  const parts = segment.map(clean);
  while (parts.at(-1) === '') parts.pop();
  return parts.join(ELEMENT) + SEGMENT;
};

const addressOf = (address: string): readonly [qualifier: string, id: string] => {
  const colon = address.indexOf(':');
  return [address.slice(0, colon), address.slice(colon + 1)];
};

/** The text of an interchange in version 00401, one segment a line. Throws a RangeError for a control number that does not fit. */
export const writeInterchange = (interchange: OutgoingInterchange): string => {
  const { control, at, sets } = interchange;
  if (!Number.isInteger(control) || control < 1 || control > 999_999_999) {
    throw new RangeError('a control number has one to nine digits');
  }
  const [senderQualifier, sender] = addressOf(interchange.sender);
  const [receiverQualifier, receiver] = addressOf(interchange.receiver);
  const instant = new Date(at).toISOString();
  const day = instant.slice(0, 10).replaceAll('-', '');
  const time = instant.slice(11, 16).replace(':', '');
  const number = String(control).padStart(9, '0');
  const isa = [
    ['ISA', '00', ' '.repeat(10), '00', ' '.repeat(10), senderQualifier, sender.padEnd(15), receiverQualifier],
    [receiver.padEnd(15), day.slice(2), time, 'U', '00401', number, '0', interchange.isTest ? 'T' : 'P', '>'],
  ].flat();
  const groupHeader = ['GS', interchange.group, interchange.groupSender, interchange.groupReceiver, day, time];
  const lines = [
    isa.join(ELEMENT) + SEGMENT,
    write([...groupHeader, String(control), 'X', '004010']),
    ...sets.flatMap(({ id, segments }, index) => {
      const setControl = String(index + 1).padStart(4, '0');
      return [
        write(['ST', id, setControl]),
        ...segments.map(write),
        write(['SE', String(segments.length + 2), setControl]),
      ];
    }),
    write(['GE', String(sets.length), String(control)]),
    write(['IEA', '1', number]),
  ];
  return `${lines.join('\n')}\n`;
};
