import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { z } from 'zod';
import { checkKeys, parseCreateTable, readColumn, readKeyParts } from './create-table';
import type { Row, Statement } from './engine';
import { databaseRefuses } from './failure';
import { sqliteColumn, sqliteIndex, sqliteTable } from './sqlite-ddl';
import type { ColumnShape, KeyShape, TableShape } from './table-shape';
import { TokenReader } from './token-reader';
import { isWord, nameOf, type Token } from './tokens';

const savedSchema = z.array(z.object({ shape: z.string() }));

/** What each table would be in MySQL; SQLite itself forgets lengths, types and key names. */
export class SqliteCatalogue {
  readonly tables = new Map<string, TableShape>();

  constructor(private readonly db: DatabaseSyncInstance) {
    db.exec('CREATE TABLE IF NOT EXISTS `local:tables` (name TEXT PRIMARY KEY, shape TEXT NOT NULL)');
    for (const { shape } of savedSchema.parse(db.prepare('SELECT shape FROM `local:tables`').all())) {
      const table = JSON.parse(shape) as TableShape;
      this.tables.set(table.name.toLowerCase(), table);
    }
  }

  define(statement: Statement): void {
    const { tokens } = statement;
    if (isWord(tokens[0], 'CREATE') && isWord(tokens[1], 'TABLE')) return this.createTable(tokens);
    if (isWord(tokens[0], 'CREATE')) return this.createIndex(tokens);
    if (isWord(tokens[0], 'ALTER')) return this.alterTable(tokens);
    if (isWord(tokens[0], 'DROP') && isWord(tokens[1], 'TABLE')) return this.dropTable(tokens);
    throw databaseRefuses(1235, `This local site does not model ${tokens[0]?.text ?? ''} ${tokens[1]?.text ?? ''}`);
  }

  /** SHOW TABLES, SHOW COLUMNS FROM t, SHOW INDEXES FROM t. */
  show(tokens: readonly Token[]): Row[] {
    if (tokens.some((token) => isWord(token, 'TABLES'))) {
      return [...this.tables.values()].map((table) => ({ Tables_in_sightline: table.name }));
    }
    const from = tokens.findIndex((token) => isWord(token, 'FROM'));
    const table = this.existing(nameOf(tokens[from + 1]) ?? '');
    if (tokens.some((token) => isWord(token, 'COLUMNS'))) {
      return table.columns.map((column) => ({
        Field: column.name,
        Null: column.nullable ? 'YES' : 'NO',
        Default: column.defaultSql,
      }));
    }
    return table.keys.flatMap((key) =>
      key.parts.map((part, i) => ({
        Table: table.name,
        Non_unique: key.unique ? 0 : 1,
        Key_name: key.name,
        Seq_in_index: i + 1,
        Column_name: part.column,
      })),
    );
  }

  private createTable(tokens: readonly Token[]): void {
    const { shape, ifNotExists } = parseCreateTable(tokens);
    if (this.tables.has(shape.name.toLowerCase())) {
      if (ifNotExists) return;
      throw databaseRefuses(1050, `Table '${shape.name}' already exists`);
    }
    this.apply(sqliteTable(shape), shape);
  }

  private createIndex(tokens: readonly Token[]): void {
    const reader = new TokenReader(tokens);
    reader.expect('CREATE');
    const unique = reader.accept('UNIQUE');
    reader.expect('INDEX');
    const name = reader.name();
    reader.expect('ON');
    const table = this.existing(reader.name());
    this.addKey(table, { name, unique, parts: readKeyParts(reader) });
  }

  private alterTable(tokens: readonly Token[]): void {
    const reader = new TokenReader(tokens);
    reader.expect('ALTER', 'TABLE');
    const table = this.existing(reader.name());
    reader.expect('ADD');
    const unique = reader.accept('UNIQUE');
    if (reader.accept('INDEX') || reader.accept('KEY')) {
      return this.addKey(table, { name: reader.name(), unique, parts: readKeyParts(reader) });
    }
    reader.accept('COLUMN');
    const draft = { columns: [...table.columns] as ColumnShape[], keys: [...table.keys] as KeyShape[] };
    readColumn(reader, draft);
    const column = draft.columns.at(-1);
    if (!column || !reader.done()) throw reader.unexpected();
    this.apply([`ALTER TABLE \`${table.name}\` ADD COLUMN ${sqliteColumn(column)}`], { ...table, ...draft });
  }

  private addKey(table: TableShape, key: KeyShape): void {
    if (table.keys.some((other) => other.name === key.name))
      throw databaseRefuses(1061, `Duplicate key name '${key.name}'`);
    const shape = { ...table, keys: [...table.keys, key] };
    checkKeys(shape);
    this.apply([sqliteIndex(table.name, key)], shape);
  }

  private dropTable(tokens: readonly Token[]): void {
    const reader = new TokenReader(tokens);
    reader.expect('DROP', 'TABLE');
    const ifExists = reader.accept('IF', 'EXISTS');
    const name = reader.name();
    if (!this.tables.has(name.toLowerCase())) {
      if (ifExists) return;
      throw databaseRefuses(1051, `Unknown table 'sightline.${name}'`);
    }
    this.db.exec(`DROP TABLE \`${name}\``);
    this.db.prepare('DELETE FROM `local:tables` WHERE name = ?').run(name.toLowerCase());
    this.tables.delete(name.toLowerCase());
  }

  private existing(name: string): TableShape {
    const table = this.tables.get(name.toLowerCase());
    if (!table) throw databaseRefuses(1146, `Table 'sightline.${name}' doesn't exist`);
    return table;
  }

  /** The table and its entry here appear together or not at all. */
  private apply(statements: readonly string[], shape: TableShape): void {
    this.db.exec('BEGIN');
    try {
      for (const statement of statements) this.db.exec(statement);
      this.db
        .prepare('INSERT INTO `local:tables` VALUES (?, ?) ON CONFLICT DO UPDATE SET shape = excluded.shape')
        .run(shape.name.toLowerCase(), JSON.stringify(shape));
      this.db.exec('COMMIT');
    } catch (error) {
      this.db.exec('ROLLBACK');
      throw error;
    }
    this.tables.set(shape.name.toLowerCase(), shape);
  }
}
