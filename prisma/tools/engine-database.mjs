// The databases a schema engine works on: the one of the URL, and a shadow database that it makes and drops again.
import { randomUUID } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import { ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import pg from 'pg';

/**
 * Connection settings of a URL, without `connectionString`: with it, pg lets the URL's database win over `database`,
 * and the shadow migrations would run in the real database.
 */
export function settingsOf(url, database) {
  const parsed = new URL(url);
  const query = parsed.searchParams;
  return {
    host: decodeURIComponent(query.get('host') ?? parsed.hostname),
    port: Number(parsed.port || 5432),
    user: decodeURIComponent(parsed.username),
    password: decodeURIComponent(parsed.password) || undefined,
    database: database ?? decodeURIComponent(parsed.pathname.slice(1)),
    ssl: ['require', 'verify-full', 'verify-ca'].includes(query.get('sslmode')) ? {} : undefined,
    max: 1,
  };
}

const OID = {
  bool: 16,
  char: 18,
  int8: 20,
  int2: 21,
  int4: 23,
  oid: 26,
  charArray: 1002,
  nameArray: 1003,
  textArray: 1009,
  varcharArray: 1015,
};
const ARRAYS = [OID.charArray, OID.nameArray, OID.textArray, OID.varcharArray];
const COLUMN_TYPES = new Map([
  [OID.bool, ColumnTypeEnum.Boolean],
  [OID.char, ColumnTypeEnum.Character],
  [OID.int8, ColumnTypeEnum.Int64],
  [OID.oid, ColumnTypeEnum.Int64],
  [OID.int4, ColumnTypeEnum.Int32],
  [OID.int2, ColumnTypeEnum.Int32],
  ...ARRAYS.map((oid) => [oid, ColumnTypeEnum.TextArray]),
]);
const parseTextArray = pg.types.getTypeParser(OID.textArray, 'text');
const parserOf = (oid) => (text) => {
  if (oid === OID.bool) return text === 't';
  if (oid === OID.int4 || oid === OID.int2) return Number(text);
  return ARRAYS.includes(oid) ? parseTextArray(text) : text;
};

/** adapter-pg 7.10 cannot return PostgreSQL's `"char"`, which the schema describer selects: such queries run again with our own types. */
function withCatalogTypes(connection) {
  const queryRaw = connection.queryRaw.bind(connection);
  connection.queryRaw = async (query) => {
    try {
      return await queryRaw(query);
    } catch (error) {
      if (error?.cause?.kind !== 'UnsupportedNativeDataType') throw error;
      const answer = await connection.underlyingDriver().query({
        text: query.sql,
        values: query.args,
        rowMode: 'array',
        types: { getTypeParser: parserOf },
      });
      return {
        columnNames: answer.fields.map((field) => field.name),
        columnTypes: answer.fields.map((field) => COLUMN_TYPES.get(field.dataTypeID) ?? ColumnTypeEnum.Text),
        rows: answer.rows,
      };
    }
  };
  return connection;
}

/** The driver adapter factory of one URL, as the schema engine wants it. */
export class EngineDatabase {
  provider = 'postgres';
  adapterName = '@prisma/adapter-pg';

  constructor(url, shadowUrl) {
    this.url = url;
    this.shadowUrl = shadowUrl;
  }

  async connect() {
    return withCatalogTypes(await new PrismaPg(settingsOf(this.url)).connect());
  }

  async connectToShadowDb() {
    if (this.shadowUrl) return withCatalogTypes(await new PrismaPg(settingsOf(this.shadowUrl)).connect());
    const name = `prisma_shadow_${randomUUID()}`;
    const admin = new pg.Client(settingsOf(this.url));
    await admin.connect();
    await admin.query(`CREATE DATABASE "${name}"`);
    const connection = withCatalogTypes(await new PrismaPg(settingsOf(this.url, name)).connect());
    const dispose = connection.dispose.bind(connection);
    connection.dispose = async () => {
      await dispose();
      await admin.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
      await admin.end();
    };
    return connection;
  }
}
