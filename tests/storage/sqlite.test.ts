import { storageSuite } from './suite';

describe('on SQLite', () => {
  storageSuite(async () => ({}));
});
