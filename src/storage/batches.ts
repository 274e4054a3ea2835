/** SQLite binds at most 32,766 values, MySQL 65,535; a request holds 1 MiB. */
const MOST_VALUES = 24_000;
const MOST_BYTES = 900 * 1024;

/** Cuts rows into statements that fit the platform's limits, measured as the JSON that carries them. */
export function* batches<Row extends object>(rows: readonly Row[]): Generator<Row[]> {
  let batch: Row[] = [];
  let values = 0;
  let bytes = 0;
  for (const row of rows) {
    const rowValues = Object.keys(row).length;
    // Each value costs its own JSON and a place holder in the statement.
    const rowBytes = Buffer.byteLength(JSON.stringify(Object.values(row))) + rowValues * 3;
    if (batch.length > 0 && (values + rowValues > MOST_VALUES || bytes + rowBytes > MOST_BYTES)) {
      yield batch;
      batch = [];
      values = 0;
      bytes = 0;
    }
    batch.push(row);
    values += rowValues;
    bytes += rowBytes;
  }
  if (batch.length > 0) yield batch;
}
