import { parseArgs } from 'node:util';

export interface ImportOptions {
  readonly file: string;
  readonly url: string;
  /** `email:token` of a person of the site. */
  readonly credentials: string;
  /** Name of the strategy; an existing one of that name is carried on. */
  readonly strategy: string | null;
  /** Which part of a file that holds several. */
  readonly quarter: string | null;
}

export const usage = `Usage: npm run import -- FILE.json|FILE.csv [options]

  --strategy NAME     the strategy to make, or to carry on with (default: the file's name)
  --quarter NAME      which quarter of a file that holds several, for example 2018-q2
  --url ADDRESS       the local site (default http://localhost:8780)
  --as EMAIL:TOKEN    who imports (default: the site's administrator)

Run it again after an interruption: what is there already is not made twice.`;

/** @throws an Error with a sentence for a person */
export function readArgs(argv: readonly string[]): ImportOptions {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      url: { type: 'string', default: 'http://localhost:8780' },
      as: { type: 'string', default: 'mara@larkfield.example:local-mara' },
      strategy: { type: 'string' },
      quarter: { type: 'string' },
    },
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new Error(`Name one file to import.\n\n${usage}`);
  if (!URL.canParse(values.url))
    throw new Error(`“${values.url}” is not an address. Write it like http://localhost:8780.`);
  if (!/^[^:]+:.+$/.test(values.as)) throw new Error('Write --as EMAIL:TOKEN; the site prints both when it starts.');
  return {
    file,
    url: values.url.replace(/\/+$/, ''),
    credentials: values.as,
    strategy: values.strategy ?? null,
    quarter: values.quarter ?? null,
  };
}
