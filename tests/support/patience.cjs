// How long a test of this project may take; see jest.config.cjs.
jest.setTimeout(globalThis.patience);
