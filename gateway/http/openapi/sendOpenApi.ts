import { sha256 } from '../../blocks/store.ts';
import { notModified } from '../headers.ts';

let made: Promise<{ body: string; etag: string }> | undefined;

/** Answers `GET /openapi.json`. The document is made when somebody asks for the first time. */
export async function sendOpenApi(request: Request): Promise<Response> {
  made ??= import('./document.ts').then(({ document }) => {
    const body = JSON.stringify(document);
    return { body, etag: `"${sha256(new TextEncoder().encode(body)).slice(2, 34)}"` };
  });
  const { body, etag } = await made;
  const headers = new Headers({
    'Cache-Control': 'no-cache',
    'Content-Type': 'application/json',
    'X-Content-Type-Options': 'nosniff',
    Etag: etag,
    Vary: 'Accept-Encoding',
  });
  return notModified(request, etag, headers) ?? new Response(request.method === 'HEAD' ? null : body, { headers });
}
