import { ENTITY_SETS, type EntitySet, type PropertyTypes } from './entity-sets.ts';

export const NAMESPACE = 'Wholesale.Erp';

const facetOf = (type: string): string =>
  type === 'Edm.Decimal' ? ' Precision="38" Scale="variable"' : type === 'Edm.DateTimeOffset' ? ' Precision="3"' : '';
const propertiesOf = (properties: PropertyTypes, keys: readonly string[]): string =>
  Object.entries(properties)
    .map(
      ([name, type]) =>
        `<Property Name="${name}" Type="${type}"${keys.includes(name) ? ' Nullable="false"' : ''}${facetOf(type)}/>`,
    )
    .join('');
const keyOf = (keys: readonly string[]): string =>
  `<Key>${keys.map((key) => `<PropertyRef Name="${key}"/>`).join('')}</Key>`;

const entityTypeOf = (set: EntitySet): string => {
  const rows =
    set.rows === null
      ? ''
      : set.rows.always
        ? `<Property Name="${set.rows.property}" Type="Collection(${NAMESPACE}.${set.rows.type})" Nullable="false"/>`
        : `<NavigationProperty Name="${set.rows.property}" Type="Collection(${NAMESPACE}.${set.rows.type})"${set.rows.type === 'ItemUom' ? '' : ' ContainsTarget="true"'}/>`;
  return `<EntityType Name="${set.entityType}">${keyOf(set.keys)}${propertiesOf(set.properties, set.keys)}${rows}</EntityType>`;
};
const rowTypeOf = ({ rows }: EntitySet): string => {
  if (rows === null || rows.type === 'ItemUom') return ''; // ItemUom is an entity set of its own
  return rows.always
    ? `<ComplexType Name="${rows.type}">${propertiesOf(rows.properties, [])}</ComplexType>`
    : `<EntityType Name="${rows.type}">${keyOf(['LineNo'])}${propertiesOf(rows.properties, ['LineNo'])}</EntityType>`;
};
const capabilitiesOf = (set: EntitySet): string =>
  `<Annotations Target="${NAMESPACE}.Container/${set.name}">` +
  '<Annotation Term="Org.OData.Capabilities.V1.ChangeTracking"><Record><PropertyValue Property="Supported" Bool="true"/></Record></Annotation>' +
  `<Annotation Term="Org.OData.Capabilities.V1.InsertRestrictions"><Record><PropertyValue Property="Insertable" Bool="${set.writable}"/></Record></Annotation>` +
  '</Annotations>';

/** The service's EDMX (OData CSDL XML 4.0). */
export const METADATA_XML =
  '<?xml version="1.0" encoding="utf-8"?>' +
  '<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>' +
  `<Schema Namespace="${NAMESPACE}" xmlns="http://docs.oasis-open.org/odata/ns/edm">` +
  ENTITY_SETS.map((set) => entityTypeOf(set) + rowTypeOf(set)).join('') +
  `<EntityContainer Name="Container">${ENTITY_SETS.map((set) => `<EntitySet Name="${set.name}" EntityType="${NAMESPACE}.${set.entityType}"/>`).join('')}</EntityContainer>` +
  ENTITY_SETS.map(capabilitiesOf).join('') +
  '</Schema></edmx:DataServices></edmx:Edmx>';
