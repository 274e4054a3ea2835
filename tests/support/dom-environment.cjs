const { TestEnvironment } = require('jest-environment-jsdom');

/** jsdom with the globals that browsers and Node share and jsdom leaves out. */
module.exports = class DomEnvironment extends TestEnvironment {
  async setup() {
    await super.setup();
    for (const name of ['TextEncoder', 'TextDecoder', 'structuredClone', 'fetch', 'Request', 'Response', 'Headers']) {
      this.global[name] ??= globalThis[name];
    }
    Object.defineProperty(this.global, 'crypto', { value: globalThis.crypto, configurable: true });
  }
};
