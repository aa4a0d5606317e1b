// Which records a caller was given, told to the log of reads. In: what subgraphs say of their answers. Out: one note for
// each answer that a caller's operation was made of, also where callers shared an execution or a call: each of them read.
import { createHash } from 'node:crypto';
import type { Principal } from '@distribution/platform/principal/principal';
import type { ReadObserver, ReadOperation, ServedEntities } from '@distribution/platform/read-log/read-log';
import { TypeInfo, visit, visitWithTypeInfo, type GraphQLSchema } from 'graphql';
import type { CallReport } from './engine/answer.ts';
import type { PreparedOperation } from './engine/prepared-operation.ts';
import { servedOf } from './execution/served-records.ts';

export interface ReadNotes {
  /** Notes what calls brought: those of an answer, or of a deferred part of one. */
  note(caller: Principal, prepared: PreparedOperation, calls: readonly CallReport[]): void;
  /** Notes what was served with an event: the same list for all who are handed the same frame. */
  noteShared(caller: Principal, prepared: PreparedOperation, served: readonly ServedEntities[]): void;
}

/** What the answers to these calls say of the records in them; subgraphs that say nothing of it are passed over. */
export const servedIn = (calls: readonly CallReport[]): readonly ServedEntities[] =>
  calls.flatMap(({ extensions }) => servedOf(extensions) ?? []);

/** Every field an operation names, with the type it is of, once each and in order; fragments of the document included. */
const fieldsOf = ({ document }: PreparedOperation, schema: GraphQLSchema): readonly string[] => {
  const types = new TypeInfo(schema);
  const fields = new Set<string>();
  const Field = (): void => {
    const parent = types.getParentType();
    const field = types.getFieldDef();
    if (parent && field && !field.name.startsWith('__')) fields.add(`${parent.name}.${field.name}`);
  };
  visit(document, visitWithTypeInfo(types, { Field }));
  return [...fields].sort();
};

/** Makes the notes of one gateway. Operations are named once, whoever asks them. */
export const createReadNotes = (observer: ReadObserver, schema: () => GraphQLSchema): ReadNotes => {
  const operations = new WeakMap<PreparedOperation, ReadOperation>();
  const operationOf = (prepared: PreparedOperation): ReadOperation => {
    let operation = operations.get(prepared);
    if (!operation) {
      const hash = createHash('sha256').update(prepared.source).digest('hex');
      operation = { hash, name: prepared.operationName, fields: fieldsOf(prepared, schema()) };
      operations.set(prepared, operation);
    }
    return operation;
  };
  return {
    note(caller, prepared, calls) {
      const served = servedIn(calls);
      if (served.length > 0) observer.note(caller, operationOf(prepared), served);
    },
    noteShared: (caller, prepared, served) => observer.noteShared(caller, operationOf(prepared), served),
  };
};
