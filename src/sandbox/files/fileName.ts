/** The name with unsafe characters replaced. */
export const safeName = (name: string): string =>
  name.replaceAll(/[^\p{L}\p{M}\p{N}._-]/gu, '_') || 'file';

const harmless =
  /^(image\/(png|jpeg|gif|webp|bmp|tiff)|video\/[\w.+-]+|audio\/[\w.+-]+|text\/(plain|csv|markdown)|application\/(pdf|json|zip|gzip|msword|rtf|vnd\.[\w.+-]+))$/;

/** The type that a file is served with: a type that a browser could run becomes plain bytes. */
export function safeType(type: string): string {
  const [bare = ''] = type.toLowerCase().split(';');
  return harmless.test(bare.trim()) ? bare.trim() : 'application/octet-stream';
}
