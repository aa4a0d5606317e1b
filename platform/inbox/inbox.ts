// A drop folder as an append-only, ordered log of documents. In: a folder into which others put files, whenever and in
// whatever order they like. Out: numbered documents, the same for every reader and every process, each file once. It
// knows nothing of what is in them. Order is the order of acceptance, so a late file with an early name is still read.
//
// A whole file goes three steps: it is moved into `taking/` under a name of its own (rename(2): one process gets it); a
// record with the next number is written for it, once (link(2)); it is moved beside the records under that number. Any
// process goes on with what another one left behind, so one that is killed between two steps loses and doubles nothing.
// When the folder is not there, every call fails with UPSTREAM_UNAVAILABLE and nothing is made in its place.
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../errors/app-error.ts';
import { type AcceptanceRecord, createAcceptanceLog } from './acceptance-log.ts';
import { byAge, createCompletenessWatch, dropOrphanMarkers } from './completeness.ts';
import { fileErrorCode, folderError } from './folder-error.ts';

/** A file that was taken and has its number. */
export interface InboxDocument {
  /** 1 for the first; without holes. A reader's place is the number of the document it read last. */
  readonly sequence: number;
  /** The name its sender gave it. */
  readonly name: string;
  readonly sha256: string;
  readonly size: number;
  /** The file's own date, by its sender's or the share's clock; ISO instant. */
  readonly modifiedAt: string;
  /** When it was taken, by our clock; ISO instant. */
  readonly acceptedAt: string;
  /** Number of the document whose repetition this is, or `null`. A repetition is listed, and not to be read. */
  readonly repeats: number | null;
  /** Where its bytes are. */
  readonly file: string;
}

/** What an inbox is made of: `inboxSettings` as they were parsed, and what the format adds. */
export interface InboxOptions {
  readonly folder: string;
  readonly acceptedFolder: string | null;
  readonly partialNames: RegExp;
  readonly stillMs: number;
  readonly markerSuffix: string | null;
  /** Whether the file says by itself (by a trailer) that it is whole; it is then taken without waiting for stillness. */
  readonly isWhole?: (file: Buffer) => Promise<boolean>;
  /**
   * Which stream a document belongs to, by its name. Without it, bytes that were accepted ever before are a repetition:
   * right for documents that carry a number or time of their own. With it, a repetition has the bytes of the document of
   * the same name, or of the same stream, that came directly before; so a state that comes back is told again.
   */
  readonly streamOf?: (name: string) => string;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** A drop folder as its readers see it. Any number of readers, flows and processes may share one. */
export interface Inbox {
  /**
   * Takes what is whole, then answers at most `limit` documents after the number (0: from the first one kept), in order,
   * repetitions among them. Throws UPSTREAM_UNAVAILABLE when the folder cannot be read, and CURSOR_INVALID when the number
   * is not one of this folder.
   */
  read(after: number, limit: number): Promise<readonly InboxDocument[]>;
  /** One document by its number, without looking for new ones; `null` when there is none. */
  find(sequence: number): Promise<InboxDocument | null>;
  /** How many documents there are after the number, as of the last reading. */
  countAfter(sequence: number): number;
}

/** Room for the number and digest before a name, in the 255 bytes most file systems give it. */
const MOST_NAME_BYTES = 200;
const TAKEN = /^([0-9a-f-]{36})~(.*)$/s;

/** The end of a name, without what a file name may not hold. */
const fileNameOf = (name: string): string => {
  let plain = name.replace(/[\p{Cc}\ufffd/\\]/gu, '_');
  while (Buffer.byteLength(plain) > MOST_NAME_BYTES) plain = plain.slice(1);
  return plain;
};

const digest = async (file: string): Promise<string> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
};

const movedAway = async (from: string | Buffer, to: string): Promise<boolean> => {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if (fileErrorCode(error) === 'ENOENT') return false;
    throw error;
  }
};

/** Opens nothing and watches nothing by itself: files are taken when somebody reads. */
export const createInbox = (options: InboxOptions): Inbox => {
  const folder = path.resolve(options.folder);
  const accepted = path.resolve(options.acceptedFolder ?? `${folder}.accepted`);
  const taking = path.join(accepted, 'taking');
  const records = path.join(accepted, 'records');
  const log = createAcceptanceLog(records);
  const findWhole = createCompletenessWatch({ ...options, folder, isWhole: options.isWhole ?? null });
  let known: readonly AcceptanceRecord[] = [];

  const fileOf = ({ sequence, sha256, name }: AcceptanceRecord): string =>
    path.join(accepted, `${String(sequence).padStart(8, '0')}-${sha256.slice(0, 12)}-${fileNameOf(name)}`);

  const repeatOf =
    ({ name, sha256 }: Pick<AcceptanceRecord, 'name' | 'sha256'>) =>
    (earlier: readonly AcceptanceRecord[]): number | null => {
      const { streamOf } = options;
      const candidates =
        streamOf === undefined
          ? [earlier.findLast((each) => each.sha256 === sha256)]
          : [
              earlier.findLast((each) => each.name === name),
              earlier.findLast((each) => streamOf(each.name) === streamOf(name)),
            ];
      return candidates.find((each) => each?.sha256 === sha256)?.sequence ?? null;
    };

  /** Moves whole files out of the drop folder, each under a name that is its own for good. */
  const take = async (): Promise<void> => {
    const whole = await findWhole();
    await mkdir(taking, { recursive: true });
    await mkdir(records, { recursive: true });
    const { markerSuffix } = options;
    for (const { path: from, name } of whole) {
      const mine = await movedAway(from, path.join(taking, `${randomUUID()}~${fileNameOf(name)}`));
      if (mine && markerSuffix !== null) await rm(Buffer.concat([from, Buffer.from(markerSuffix)]), { force: true });
    }
    if (markerSuffix !== null) await dropOrphanMarkers(folder, markerSuffix);
  };

  /** Gives every taken file its number and place, also those another process left behind. */
  const settle = async (): Promise<void> => {
    const found = await Promise.all(
      (await readdir(taking)).map(async (entry) => {
        const file = path.join(taking, entry);
        const [, id, name] = TAKEN.exec(entry) ?? [];
        const stat = await lstat(file).catch(() => null);
        return id === undefined || name === undefined || stat === null
          ? []
          : [{ id, name, file, size: stat.size, modifiedMs: stat.mtimeMs }];
      }),
    );
    for (const { id, name, file, size, modifiedMs } of found.flat().sort(byAge)) {
      const sha256 = await digest(file).catch((error: unknown) => {
        if (fileErrorCode(error) === 'ENOENT') return null;
        throw error;
      });
      if (sha256 === null) continue; // another process has given it its place meanwhile
      const dates = {
        modifiedAt: new Date(modifiedMs).toISOString(),
        acceptedAt: new Date(options.now()).toISOString(),
      };
      const record = await log.append({ taking: id, name, sha256, size, ...dates }, repeatOf({ name, sha256 }));
      await movedAway(file, fileOf(record));
    }
  };

  const refresh = async (): Promise<void> => {
    try {
      await take();
      await settle();
      known = await log.refresh();
    } catch (error) {
      throw folderError(error, folder);
    }
  };
  // Flows that read at once share one look into the folder.
  let underWay: Promise<void> | null = null;
  const share = (): Promise<void> => {
    underWay ??= refresh().finally(() => (underWay = null));
    return underWay;
  };

  const indexAfter = (sequence: number): number => {
    const first = known[0]?.sequence ?? 1;
    const at = sequence === 0 ? 0 : sequence - first + 1;
    if (at >= 0 && at <= known.length) return at;
    throw new AppError('CURSOR_INVALID', `document ${sequence} is none of the ${known.length} kept beside ${folder}`);
  };

  /** A record is written before its file has its place: whoever reads first may have to move it there. */
  const documentOf = async (record: AcceptanceRecord): Promise<InboxDocument> => {
    const { taking: id, ...rest } = record;
    const file = fileOf(record);
    await movedAway(path.join(taking, `${id}~${fileNameOf(record.name)}`), file);
    return { ...rest, file };
  };

  return {
    read: async (after, limit) => {
      await share();
      const from = indexAfter(after);
      const wanted = known.slice(from, from + limit);
      return Promise.all(wanted.map(documentOf)).catch((error: unknown) => {
        throw folderError(error, folder);
      });
    },
    find: async (sequence) => {
      if (known.length === 0) await share();
      const record = known.find((each) => each.sequence === sequence);
      return record === undefined ? null : documentOf(record);
    },
    countAfter: (sequence) => known.length - indexAfter(sequence),
  };
};
