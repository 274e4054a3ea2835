import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { prepareOrExit, root } from './install.mjs';

// What `npm start` does. It begins before anything is installed: Node's own modules only.

const usage = `npm start -- [--fresh] [--empty] [--port=8780] [--now=2026-11-19T10:42] [--no-install]

  --fresh        start over: clears the data of the site that starts, and of no other
  --empty        a site with Jira work and no strategy, in .local/empty
  --port=N       another port than 8780; a taken one moves on to the next free one
  --now=TIME     the site's clock at the start
  --no-install   trust node_modules as it is`;

const options = readOptions();
if (!options.values['no-install']) prepareOrExit();

const built = join(root, 'node_modules/.cache/sightline-local');
const { empty = false, fresh = false, dir } = options.values;
const say = (line) => console.log(line);

try {
  const { build } = await import('./build.mjs');
  await build({ root, built, say });
  const { default: local } = await import(pathToFileURL(join(built, 'site.cjs')).href);
  await run(local);
} catch (error) {
  leave(error.name === 'Trouble' ? error.message : error);
}

async function run({ start, welcome }) {
  const running = await start({
    root,
    built,
    dir: dir ? resolve(dir) : join(root, '.local', empty ? 'empty' : 'company'),
    seed: options.values.seed ?? (empty ? 'jira' : 'company'),
    fresh,
    port: options.port,
    now: options.now,
    say,
  });
  let stopping = false;
  const stop = async () => {
    if (stopping) process.exit(1);
    stopping = true;
    await running.stop();
    process.exit(0);
  };
  process.on('SIGINT', () => void stop());
  process.on('SIGTERM', () => void stop());
  process.on('disconnect', () => void stop());
  say(welcome(running, options.port));
  process.send?.({ url: running.url, port: running.port });
}

function readOptions() {
  const { SIGHTLINE_NOW, SIGHTLINE_PORT } = process.env;
  let parsed;
  try {
    parsed = parseArgs({
      options: {
        fresh: { type: 'boolean' },
        empty: { type: 'boolean' },
        'no-install': { type: 'boolean' },
        port: { type: 'string', default: SIGHTLINE_PORT ?? '8780' },
        now: { type: 'string', default: SIGHTLINE_NOW ?? '' },
        // For the tests: another folder, another seed.
        dir: { type: 'string' },
        seed: { type: 'string' },
      },
    });
  } catch (error) {
    leave(`${error.message}\n\n${usage}`);
  }
  const { values } = parsed;
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_000)
    leave(`--port=${values.port} is not a port. Use a number up to 65000.`);
  const now = values.now === '' ? null : Date.parse(values.now);
  if (Number.isNaN(now)) leave(`--now=${values.now} is not a time. Write it as 2026-11-19T10:42.`);
  return { values, port, now };
}

function leave(sentence) {
  console.error(sentence);
  process.exit(1);
}
