// The three helpers that the packages of the bridge ask for. They ask with `require`, which would carry all of tslib along: 4 KiB on
// every page. tests/official/ui-build.test.ts says when they ask for another.
export { __exportStar, __importDefault, __importStar } from 'tslib/tslib.es6.mjs';
