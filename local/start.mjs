import { nodeProblem } from './install.mjs';

// An old Node must be able to read this far, so whatever is newer stands in command.mjs.
const problem = nodeProblem();
if (problem) {
  console.error(problem);
  process.exitCode = 1;
} else {
  import('./command.mjs');
}
