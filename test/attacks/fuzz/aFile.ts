import type { SandboxProcess } from '../../support/sandboxProcess.ts';

type Sandbox = Pick<SandboxProcess, 'origin' | 'key'>;

/** Posts to a path that a server may not have. */
async function posted({ origin, key }: Sandbox, path: string, body: BodyInit): Promise<unknown> {
  const json = typeof body === 'string' && { 'content-type': 'application/json' };
  const answer = await fetch(`${origin}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, ...json },
    body,
  });
  return answer.ok ? answer.json() : undefined;
}

/** The id of a file that was uploaded to the sandbox; `none` where it takes no files. */
export async function aFile(sandbox: Sandbox): Promise<string> {
  // The file service knows only keys that the API has seen.
  await fetch(`${sandbox.origin}/auth/context`, {
    headers: { authorization: `Bearer ${sandbox.key}` },
  });
  const form = new FormData();
  form.append('file', new File(['0123456789'], 'a.txt', { type: 'text/plain' }));
  const uploaded = (await posted(sandbox, '/files/upload', form)) as
    { file_id: string } | undefined;
  if (uploaded) return uploaded.file_id;
  const announcement = { filename: 'a.txt', content_type: 'text/plain', size: 10 };
  const announced = (await posted(
    sandbox,
    '/workflows/attachments',
    JSON.stringify(announcement),
  )) as { file_upload_url: string } | undefined;
  return announced?.file_upload_url.split('/').at(-1) ?? 'none';
}
