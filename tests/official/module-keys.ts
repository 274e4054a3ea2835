import { readFileSync } from 'node:fs';
import Ajv, { type ErrorObject } from 'ajv';
import { z } from 'zod';

/**
 * `@forge/manifest` accepts any key it does not know, so a misspelt one is silently ignored in production. This is its own schema with
 * every object closed.
 */

interface Documented {
  readonly module: string;
  readonly key: string;
  /** The page that documents the key, which the schema of `@forge/manifest` 13.7.0 leaves out. */
  readonly source: string;
}

const documented: readonly Documented[] = [
  {
    module: 'jira:issueContext',
    key: 'dynamicProperties',
    source: 'https://developer.atlassian.com/platform/forge/manifest-reference/modules/jira-issue-context/',
  },
  {
    module: 'macro',
    key: 'unlicensedAccess',
    source: 'https://developer.atlassian.com/platform/forge/manifest-reference/modules/macro/',
  },
];

const Manifest = z.object({ modules: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))) });
const Schema = z.looseObject({
  definitions: z.looseObject({
    ModuleSchema: z.looseObject({ properties: z.record(z.string(), z.looseObject({ type: z.literal('array') })) }),
  }),
});

// Where other things than the module's own keys are listed.
const combining = new Set(['not', 'if', 'then', 'else', 'allOf']);

const schema = Schema.parse(JSON.parse(readFileSync(require.resolve('@forge/manifest/schema.json'), 'utf8')));
const known = schema.definitions.ModuleSchema.properties;
const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
ajv.addSchema(closed(schema), 'closed');

/** What is wrong with the keys of the manifest's modules, one sentence each. */
export function moduleKeyProblems(manifest: unknown): string[] {
  return Object.entries(Manifest.parse(manifest).modules).flatMap(([type, modules]) => {
    if (!Object.hasOwn(known, type)) return [`${type} is no module of Forge`];
    const path = `closed#/definitions/ModuleSchema/properties/${encodeURIComponent(type)}`;
    const valid = ajv.getSchema(path);
    if (!valid) return [`${type} has no schema`];
    return modules.flatMap((module) => {
      const { key = 'without a key' } = module;
      if (valid([withoutDocumented(type, module)])) return [];
      return [`${type} ${String(key)}: ${explain(valid.errors ?? [])}`];
    });
  });
}

function withoutDocumented(type: string, module: Record<string, unknown>): Record<string, unknown> {
  const allowed = documented.filter((row) => row.module === type).map(({ key }) => key);
  return Object.fromEntries(Object.entries(module).filter(([key]) => !allowed.includes(key)));
}

interface Variant {
  readonly sentences: string[];
  atTop: number;
}

/** A module has several forms (UI Kit, Custom UI, with a function or an endpoint). The one that was meant objects to least at its top. */
function explain(errors: readonly ErrorObject[]): string {
  const variants = new Map<string, Variant>();
  for (const { keyword, schemaPath, instancePath, message, params } of errors) {
    if (keyword === 'oneOf' || keyword === 'anyOf') continue;
    const form = /\/oneOf\/\d+/.exec(schemaPath)?.[0] ?? '';
    const variant = variants.get(form) ?? { sentences: [], atTop: 0 };
    variants.set(form, variant);
    const where = instancePath.replace(/^\/0/, '') || 'the module';
    const unknown =
      keyword === 'additionalProperties' ? `has an unknown key ${String(params['additionalProperty'])}` : null;
    variant.sentences.push(`${where} ${unknown ?? message ?? 'does not fit'}`);
    if (where === 'the module') variant.atTop += 1;
  }
  const effort = ({ atTop, sentences }: Variant) => atTop * 1000 + sentences.length;
  const [meant] = [...variants.values()].sort((a, b) => effort(a) - effort(b));
  return meant?.sentences.join('; ') ?? 'fits none of its forms';
}

/** The schema with `additionalProperties: false` wherever it lists properties and leaves that open. */
function closed(whole: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(whole).map(([key, part]) => [key, close(part, false)]));
}

function close(part: unknown, open: boolean): unknown {
  if (Array.isArray(part)) return part.map((item) => close(item, open));
  if (!isObject(part)) return part;
  const copy = Object.fromEntries(
    Object.entries(part).map(([key, value]) =>
      // Under `properties` the keys are names of properties, not words of the schema language.
      key === 'properties' && isObject(value)
        ? [key, Object.fromEntries(Object.entries(value).map(([name, property]) => [name, close(property, open)]))]
        : [key, close(value, open || combining.has(key))],
    ),
  );
  const lists = isObject(copy['properties']) && Object.keys(copy['properties']).length > 0;
  if (lists && !open && !('additionalProperties' in copy)) copy['additionalProperties'] = false;
  return copy;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
