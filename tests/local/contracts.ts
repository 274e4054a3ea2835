import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type AnySchema } from 'ajv';
import { findRoute } from '../../local/site/jira/router';

/** Where jira.js 6.2's strict schemas refuse what real sites were recorded to send. */
export const knownGaps: readonly RegExp[] = [
  // Every recorded transition has it.
  /^transitions\.\[\]\.isLooped: unknown key$/,
];

export interface Contracts {
  /** The classic OAuth scopes that the document wants for an operation; undefined when it has none such. */
  scopes(method: string, path: string): readonly string[] | undefined;
  /** What the OpenAPI document holds against an answer; empty when nothing. */
  problems(method: string, path: string, status: number, body: unknown): string[];
}

interface Operation {
  readonly 'x-atlassian-oauth2-scopes'?: readonly { readonly scheme: string; readonly scopes: readonly string[] }[];
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: AnySchema }>> }>
  >;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, AnySchema>> };
}

interface Example {
  readonly method: string;
  readonly path: string;
  readonly status: string;
  readonly example: unknown;
}

/** Keys of official examples that a real answer may lack: the feature is not there, or only some requests ask for it. */
const optional: readonly RegExp[] = [
  // Gone with the privacy changes of 2019; the examples were never cleared of them.
  /(myself|\/user|\/user\/search\[\]|\.lead|assignee|reporter|creator)\.(key|name)$/,
  // Made-up values of the examples, under keys that each site has of its own.
  /\.(permissions\.EDIT_ISSUES|properties\.propertyKey|roles\.Developers|fields\.(watcher|sub-tasks))$/,
  // Not on this site: categories, insights, e-mail and address of a project, sites beside Jira.
  /\.(insight|projectCategory|email|url|displayUrl|displayUrlConfluence|displayUrlServicedeskHelpCenter)$/,
  /issuetype.*\.(entityId|scope)$/,
  // Not on this site: comments, attachments, work logs.
  /\.fields\.(comment|attachment|worklog|timetracking)$/,
  // A link has the other issue alone, on whichever side that is; there are no priorities on this site.
  /(\.issuelinks\[\]\.(inward|outward)Issue|(inward|outward)Issue\.fields\.priority)$/,
  // Recorded issues say it of their project, and only sometimes.
  /\.fields\.project\.style$/,
  // On the last page there is no next one; a new issue made no transition; screens have no fields here.
  /(\.nextPage|^\/rest\/api\/3\/issue\.transition|\.transitions\[\]\.fields)$/,
  // In the examples, and not in the schemas beside them.
  /(serverInfo\.defaultLocale|bulkfetch\.expand)$/,
  // What a query consists of: no caller asks for it.
  /\.queries\[\]\.structure$/,
];

/** Atlassian's documents, when they lie beside the checkout: they are not part of the project. */
export function readContracts(): Contracts | null {
  const folder = join(process.cwd(), '../shared/contracts');
  const file = join(folder, 'jira-platform-v3.json');
  if (!existsSync(file)) return null;
  const document = JSON.parse(readFileSync(file, 'utf8')) as Document;
  const examples = JSON.parse(readFileSync(join(folder, 'jira-platform-v3.examples.json'), 'utf8')) as Example[];
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  ajv.addSchema({ $id: 'jira', components: document.components });

  return {
    scopes: (method, path) => {
      const schemes = document.paths[path]?.[method.toLowerCase()]?.['x-atlassian-oauth2-scopes'];
      return schemes?.find(({ scheme }) => scheme === 'OAuth2')?.scopes;
    },
    problems: (method, path, status, body) => {
      const match = findRoute(method, path);
      const template = match && 'route' in match ? match.route.path : path;
      const response = document.paths[template]?.[method.toLowerCase()]?.responses[String(status)];
      if (!response) return [`${method} ${template} has no answer ${status}`];
      const schema = response.content?.['application/json']?.schema;
      if (schema === undefined) return body === null || body === '' ? [] : ['a body where there should be none'];
      const validate = ajv.compile(absolute(schema));
      const types = validate(body)
        ? []
        : (validate.errors ?? []).map(
            ({ instancePath, message = '', params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
          );
      const example = examples.find(
        (e) => e.method === method && e.path === template && e.status === String(status),
      )?.example;
      return [
        ...types,
        ...missingKeys(example, body, template).filter((key) => !optional.some((pattern) => pattern.test(key))),
      ];
    },
  };
}

/** References as ajv resolves them inside the document added above. */
function absolute(schema: AnySchema): AnySchema {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"jira#/components/')) as AnySchema;
}

/** Keys that the example has and the answer has not; lists are compared by their first items. */
function missingKeys(example: unknown, actual: unknown, at: string): string[] {
  if (Array.isArray(actual)) {
    // One example of a list is the object alone.
    const first: unknown = Array.isArray(example) ? example[0] : example;
    return missingKeys(first, actual[0], `${at}[]`);
  }
  if (typeof example !== 'object' || example === null || typeof actual !== 'object' || actual === null) return [];
  return Object.entries(example).flatMap(([key, value]) => {
    if (!(key in actual)) return [`${at}.${key}`];
    return missingKeys(value, (actual as Record<string, unknown>)[key], `${at}.${key}`);
  });
}
