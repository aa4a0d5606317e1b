import { type DocumentNode, getDirectiveValues, type GraphQLSchema, Kind, type OperationDefinitionNode } from 'graphql';
import { parseDurationMs } from '../../clock/duration.ts';

const DIRECTIVE = 'maxStaleness';

/** Reads what an operation demands by `@maxStaleness(of:)`, in milliseconds; `null` when it demands nothing. */
export type ReadDemand = (document: DocumentNode, variables: Readonly<Record<string, unknown>>) => number | null;

/** Makes the reader of demands; a value that is no duration is refused where the operation is executed, not here. */
export const createDemandReader = (schema: GraphQLSchema): ReadDemand => {
  const directive = schema.getDirective(DIRECTIVE);
  if (directive == null) return () => null;
  const demanding = new WeakMap<DocumentNode, OperationDefinitionNode | false>();
  const findIn = (document: DocumentNode): OperationDefinitionNode | false => {
    const known = demanding.get(document);
    if (known !== undefined) return known;
    const found =
      document.definitions.find(
        (node) =>
          node.kind === Kind.OPERATION_DEFINITION && node.directives?.some(({ name }) => name.value === DIRECTIVE),
      ) ?? false;
    const operation = found !== false && found.kind === Kind.OPERATION_DEFINITION ? found : false;
    demanding.set(document, operation);
    return operation;
  };
  return (document, variables) => {
    const operation = findIn(document);
    if (operation === false) return null;
    try {
      const { of } = getDirectiveValues(directive, operation, variables) ?? {};
      return typeof of === 'string' ? parseDurationMs(of) : null;
    } catch {
      return null; // what does not fit is told with the operation's other variables
    }
  };
};
