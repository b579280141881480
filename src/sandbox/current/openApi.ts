import type { Call } from '../request.ts';

/** The document's form of a placeholder in a path. */
const named = (path: string): string => path.replaceAll(/:(\w+)/g, '{$1}');

const operation = { responses: { default: { description: 'See the documentation.' } } } as const;

/** Answers everybody with the paths of the API and their methods. */
export const describe =
  (methods: ReadonlyMap<string, readonly string[]>) =>
  (call: Call): Response => {
    const paths = [...methods].map(([path, all]) => [
      named(path),
      Object.fromEntries(all.map((method) => [method.toLowerCase(), operation])),
    ]);
    const isJson = call.req.header('Accept')?.includes('application/json') ?? false;
    return call.body(
      JSON.stringify({
        openapi: '3.0.3',
        info: { title: 'Pneumatic', version: '7.3.1' },
        paths: Object.fromEntries(paths) as object,
      }),
      200,
      // JSON is also valid YAML.
      { 'Content-Type': isJson ? 'application/json' : 'application/vnd.oai.openapi' },
    );
  };
