import type {
  EntityModel,
  FieldModel,
  GraphModel,
  GuestModel,
  KeyModel,
  MediaModel,
  RequiredInput,
  Target,
} from './graph-model.ts';

const KEY_TYPES: Readonly<Record<KeyModel['fields'][number], string>> = {
  id: 'ID!',
  code: 'String!',
  part: 'Int!',
  ref: 'Ref!',
};

const nameOf = (target: Target): string =>
  target.kind === 'UNION'
    ? 'U'
    : target.kind === 'INTERFACE'
      ? 'Node'
      : target.kind === 'MEDIA'
        ? 'Media'
        : target.kind === 'GUEST'
          ? 'Guest'
          : target.name;

const signatureOf = ({ name, args, wrapping, target }: FieldModel): string => {
  const list = args.map((each) => `${each.name}: ${each.type}`).join(', ');
  return `${name}${list === '' ? '' : `(${list})`}: ${wrapping.replace('T', nameOf(target))}`;
};

/** As a field set has it. */
export const inputText = ({ field, args, selection }: RequiredInput): string =>
  `${field}${args}${selection.length > 0 ? ` { ${selection.map(inputText).join(' ')} }` : ''}`;

const requiresText = ({ requires }: FieldModel): string =>
  requires.length === 0 ? '' : ` @requires(fields: "${requires.map(inputText).join(' ')}")`;

const isShared = ({ owners, override }: FieldModel): boolean => owners.length > 1 && override === null;

const overrideText = ({ override, owners }: FieldModel, at: number): string =>
  override === null || owners[1] !== at
    ? ''
    : ` @override(from: "s${owners[0]}"${override.label === null ? '' : `, label: "${override.label}"`})`;

const providesText = ({ provides }: FieldModel): string =>
  provides.length > 0 ? ` @provides(fields: "${provides.join(' ')}")` : '';

/** Members of the union and the interface that a subgraph knows. */
export const knownIn = ({ entities }: Pick<GraphModel, 'entities'>, at: number): readonly EntityModel[] =>
  entities.filter(({ presence }) => presence.has(at));
export const nodesIn = (model: Pick<GraphModel, 'entities'>, at: number): readonly EntityModel[] =>
  knownIn(model, at).filter(
    ({ isNode, presence, fields }) =>
      isNode &&
      presence.get(at)?.some(({ key }) => key.fields.includes('id')) &&
      fields.some(({ name, owners }) => name === 'tag' && owners.includes(at)),
  );

const providedIn = (model: GraphModel, entity: EntityModel, at: number): readonly string[] =>
  [...model.entities.flatMap(({ fields }) => fields), ...model.roots]
    .filter(({ target, owners }) => target.kind === 'ENTITY' && target.name === entity.name && owners.includes(at))
    .flatMap(({ provides }) => provides);

const printEntity = (model: GraphModel, entity: EntityModel, at: number): string => {
  const keys = entity.presence.get(at) ?? [];
  const own = entity.fields.filter(({ owners }) => owners.includes(at));
  const required = new Set(own.flatMap(({ requires }) => requires.map(({ field }) => field)));
  const provided = new Set(providedIn(model, entity, at));
  const contexts = (model.guest?.at === at ? model.guest.inputs : []).filter(({ paths }) => paths.has(entity.name));
  for (const { paths } of contexts) required.add(paths.get(entity.name)?.field ?? '');
  const lines = [...new Set(keys.flatMap(({ key }) => key.fields))].map((name) => `${name}: ${KEY_TYPES[name]}`);
  for (const field of entity.fields) {
    if (own.includes(field)) {
      const shared = isShared(field) || isProvidedAnywhere(model, entity, field) ? ' @shareable' : '';
      lines.push(
        `${signatureOf(field)}${shared}${overrideText(field, at)}${requiresText(field)}${providesText(field)}`,
      );
    } else if (required.has(field.name) || provided.has(field.name)) lines.push(`${signatureOf(field)} @external`);
  }
  const directives = keys
    .map(({ key, resolvable }) => ` @key(fields: "${key.text}"${resolvable ? '' : ', resolvable: false'})`)
    .concat(contexts.map(({ context }) => ` @context(name: "${context}")`))
    .join('');
  const isMedia = model.media?.at === at && model.media.members.includes(entity.name);
  const interfaces = [...(nodesIn(model, at).includes(entity) ? ['Node'] : []), ...(isMedia ? ['Media'] : [])];
  const implementing = interfaces.length > 0 ? ` implements ${interfaces.join(' & ')}` : '';
  return `type ${entity.name}${implementing}${directives} {\n  ${lines.join('\n  ')}\n}`;
};

const isProvidedAnywhere = (model: GraphModel, entity: EntityModel, field: FieldModel): boolean =>
  Array.from({ length: model.subgraphs }, (_, at) => providedIn(model, entity, at)).some((names) =>
    names.includes(field.name),
  );

const printRoots = (type: string, all: readonly FieldModel[], at: number): string => {
  const roots = all.filter(({ owners }) => owners.includes(at));
  if (roots.length === 0) return '';
  const lines = roots.map((root) => signatureOf(root) + (isShared(root) ? ' @shareable' : '') + overrideText(root, at));
  return `type ${type} {\n  ${lines.join('\n  ')}\n}`;
};

const printGuest = ({ fields }: GuestModel, at: number): string => {
  const own = fields.filter(({ owners }) => owners.includes(at));
  return own.length === 0
    ? ''
    : `type Guest @key(fields: "id") {\n  id: ID!\n  ${own.map(signatureOf).join('\n  ')}\n}`;
};

/** The subgraph that adds to an interface without knowing who implements it. */
const printMedia = (model: GraphModel, { fields }: MediaModel): string =>
  [
    'scalar Any enum Colour { RED GREEN BLUE }',
    'input Choice { colour: Colour = GREEN sizes: [Int!] }',
    `type Media @key(fields: "id") @interfaceObject {\n  id: ID!\n  ${fields.map(signatureOf).join('\n  ')}\n}`,
    printRoots('Query', model.roots, model.subgraphs),
  ].join('\n');

/** The SDL of one subgraph; types that nothing there uses are left to composition, which does not mind. */
const printSubgraph = (model: GraphModel, at: number): string => {
  const entities = knownIn(model, at);
  const nodes = nodesIn(model, at);
  const text = [
    'scalar Any enum Colour { RED GREEN BLUE }',
    'input Choice { colour: Colour = GREEN sizes: [Int!] }',
    'type Ref @shareable { nr: Int! }',
    ...model.values.map(({ name, fields }) => `type ${name} @shareable { ${fields.map(signatureOf).join(' ')} }`),
    ...entities.map((entity) => printEntity(model, entity, at)),
    ...(entities.length + model.values.length > 0
      ? [`union U = ${[...entities, ...model.values].map(({ name }) => name).join(' | ')}`]
      : []),
    ...(nodes.length > 0 ? [`interface Node { id: ID!${model.tagged ? ' tag: String' : ''} }`] : []),
    ...(model.media?.at === at ? ['interface Media @key(fields: "id") { id: ID! }'] : []),
    ...(model.guest ? [printGuest(model.guest, at)] : []),
    printRoots('Query', model.roots, at),
    printRoots('Mutation', model.mutations, at),
  ];
  return text.join('\n');
};

/** SDL by subgraph name. */
export const printSubgraphs = (model: GraphModel): Readonly<Record<string, string>> =>
  Object.fromEntries([
    ...Array.from({ length: model.subgraphs }, (_, at) => [`s${at}`, printSubgraph(model, at)] as const),
    ...(model.media ? [[`s${model.subgraphs}`, printMedia(model, model.media)] as const] : []),
  ]);
