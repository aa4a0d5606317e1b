import { mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AdapterHost } from '@distribution/model/erp/adapter-definition';
import type { SystemAdapter } from '@distribution/model/erp/system-adapter';
import { decisions } from '../stand.ts';
import type { DocumentKnobs, DocumentSubject, DocumentWorld, SampleDocument } from './document-subject.ts';

/** What a rule may turn. */
export type ChannelKnobs = Partial<Omit<DocumentKnobs, 'folder' | 'outFolder'>> & {
  readonly settings?: Readonly<Record<string, unknown>>;
};

/** A drop folder of its own, and the adapters that read it. */
export interface Channel {
  readonly folder: string;
  /** Puts a document there whole, by renaming it into the folder. */
  place(document: SampleDocument): void;
  /** Writes into the folder under a name, as a slow sender does. */
  write(name: string, bytes: Uint8Array): void;
  /** The contents of what the adapter put into its out folder. */
  sent(): readonly string[];
  /** Builds an adapter, as another process would; the stand closes it. */
  connect(knobs?: ChannelKnobs, host?: Partial<AdapterHost>): SystemAdapter;
}

/** What one rule about documents is checked on: a sender, and as many drop folders as it likes. */
export interface DocumentStand {
  readonly world: DocumentWorld;
  readonly lacks: DocumentSubject['lacks'];
  openChannel(): Channel;
  close(): Promise<void>;
}

/** Opens folders in the machine's place for such, and takes them away again. */
export const openDocumentStand = (subject: DocumentSubject, world: DocumentWorld): DocumentStand => {
  const home = mkdtempSync(path.join(tmpdir(), 'document-channel-'));
  const connected: SystemAdapter[] = [];
  let channels = 0;
  let files = 0;
  return {
    world,
    lacks: subject.lacks,
    openChannel: () => {
      const base = path.join(home, String((channels += 1)));
      const [folder, outFolder, drafts] = [path.join(base, 'in'), path.join(base, 'out'), path.join(base, 'drafts')];
      for (const each of [folder, outFolder, drafts]) mkdirSync(each, { recursive: true });
      return {
        folder,
        place: ({ name, bytes }) => {
          const draft = path.join(drafts, String((files += 1)));
          writeFileSync(draft, bytes);
          renameSync(draft, path.join(folder, name));
        },
        write: (name, bytes) => writeFileSync(path.join(folder, name), bytes),
        sent: () =>
          readdirSync(outFolder, { recursive: true, withFileTypes: true })
            .filter((entry) => entry.isFile())
            .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8')),
        connect: ({ settings, ...knobs } = {}, host = {}) => {
          const all: DocumentKnobs = { stillMs: 0, ...knobs, folder, outFolder };
          const adapter = subject.definition.create(
            { ...world.settings, ...settings, ...(subject.settingsOf ?? ((given) => ({ ...given })))(all) },
            { now: Date.now, observe: () => undefined, decisions, ...host },
          );
          connected.push(adapter);
          return adapter;
        },
      };
    },
    close: async () => {
      await Promise.allSettled(connected.map((adapter) => adapter.close()));
      rmSync(home, { recursive: true, force: true });
      await world.close();
    },
  };
};
