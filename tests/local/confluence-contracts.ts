import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type AnySchema } from 'ajv';
import { findRoute } from '../../local/site/confluence/router';

interface Scopes {
  readonly scopes: readonly string[];
}

interface Operation {
  readonly 'x-atlassian-oauth2-scopes'?: readonly Scopes[];
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: AnySchema }>> }>
  >;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, AnySchema>> };
}

export interface ConfluenceContracts {
  scopes(method: string, path: string): readonly string[];
  problems(method: string, path: string, status: number, body: unknown): string[];
}

/** Where the documents forbid what live sites were recorded to send, or what their own words allow. */
const gaps: readonly RegExp[] = [/\/(parentId|parentType|description|icon) .*must be/];

const prefix = '/wiki/api/v2';

/** Atlassian's documents, when they lie beside the checkout: they are not part of the project. */
export function readConfluenceContracts(): ConfluenceContracts | null {
  const folder = join(process.cwd(), '../shared/contracts');
  if (!existsSync(join(folder, 'confluence-v2.json'))) return null;
  const read = (name: string): Document => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Document;
  const documents = { v1: read('confluence-v1'), v2: read('confluence-v2') };
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  for (const [name, { components }] of Object.entries(documents)) ajv.addSchema({ $id: name, components });

  const operationOf = (method: string, path: string): { version: 'v1' | 'v2'; operation: Operation | undefined } => {
    const match = findRoute(method, path);
    const template = match && 'route' in match ? match.route.path : path;
    const version = template.startsWith(prefix) ? 'v2' : 'v1';
    const known = version === 'v2' ? template.slice(prefix.length) : template;
    return { version, operation: documents[version].paths[known]?.[method.toLowerCase()] };
  };
  return {
    scopes: (method, path) =>
      (operationOf(method, path).operation?.['x-atlassian-oauth2-scopes'] ?? []).flatMap(({ scopes }) => scopes),
    problems: (method, path, status, body) => {
      const { version, operation } = operationOf(method, path);
      const response = operation?.responses[String(status)];
      if (!response) return [`${method} ${path} has no answer ${status}`];
      const schema = response.content?.['application/json']?.schema;
      if (schema === undefined) return body === null || body === '' ? [] : ['a body where there should be none'];
      const validate = ajv.compile(
        JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', `"${version}#/components/`)) as AnySchema,
      );
      if (validate(body)) return [];
      return (validate.errors ?? [])
        .map(({ instancePath, message = '' }) => `${instancePath} ${message}`)
        .filter((problem) => !gaps.some((gap) => gap.test(problem)));
    },
  };
}
