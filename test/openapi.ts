import { Ajv2020 } from 'ajv/dist/2020.js';

/** The parts of an OpenAPI document by which answers are checked. */
export interface OpenApi {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
}

interface Operation {
  operationId?: string;
  responses: Record<
    string,
    { headers?: Record<string, { required?: boolean; schema: object }>; content?: Record<string, { schema: object }> }
  >;
}

/** What departs from a document, in words; an empty list where nothing does. */
export type Departures = string[];

/** Compares answers with what a document says of their route, by the document's own schemas. */
export function createConformance(document: OpenApi) {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  ajv.addSchema(document as object, 'doc');

  /** The template of a path, as `/entries/{kind}`. A template without braces wins. */
  function templateOf(path: string): string | undefined {
    if (path in document.paths) return path;
    return Object.keys(document.paths).find((one) => new RegExp(`^${one.replace(/\{\w+\}/g, '[^/]+')}$`).test(path));
  }

  async function departures(method: string, path: string, response: Response): Promise<Departures> {
    const template = templateOf(new URL(path, 'http://x').pathname);
    if (template === undefined) return [`${path} is no path of the document`];
    const answers = document.paths[template]?.[method.toLowerCase()]?.responses;
    if (!answers) return [`${template} has no ${method}`];
    const answer = answers[`${response.status}`];
    if (!answer) return [`${method} ${template} does not list the status ${response.status}`];
    const missing = Object.entries(answer.headers ?? {}).filter(([name, { required }]) => required && !response.headers.has(name));
    const found = missing.map(([name]) => `${template} ${response.status} lacks the header ${name}`);
    const bytes = method === 'HEAD' ? '' : await response.text();
    const type = response.headers.get('content-type')?.split(';')[0] ?? '';
    if (!answer.content) return bytes === '' ? found : [...found, `${template} ${response.status} has a body`];
    if (!(type in answer.content)) return [...found, `${template} ${response.status} has the type ${type}`];
    const place = ['paths', template, method.toLowerCase(), 'responses', `${response.status}`, 'content', type, 'schema'];
    const pointer = place.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/');
    const check = ajv.getSchema(`doc#/${pointer}`);
    if (!check) return [...found, `${template} ${response.status} has no schema that can be found`];
    if (check(/json$/.test(type) ? JSON.parse(bytes) : bytes)) return found;
    return [...found, ...(check.errors ?? []).map(({ instancePath, message }) => `${template} ${instancePath} ${message}`)];
  }

  return { departures, templateOf };
}
