/**
 * Stands in for `@atlaskit/feature-gate-js-client` (see vite.config.mjs). The original brings 28 KiB of Statsig and foreign host
 * names; this app has no experiments, so every gate is closed and every experiment has its default.
 */
const featureGates = {
  initializeCompleted: () => false,
  checkGate: (_gate: string) => false,
  getExperiment: (_experiment: string) => ({ value: {} }),
  getExperimentValue: <T>(_experiment: string, _parameter: string, whenUnset: T): T => whenUnset,
};

// The package it replaces has a default export.
export default featureGates;
