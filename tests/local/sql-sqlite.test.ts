import { describeSql } from './sql-suite';

describe('Forge SQL on SQLite', () => {
  describeSql((options) => Promise.resolve({ ...options }));
});
