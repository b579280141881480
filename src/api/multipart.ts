import type { Upload } from '../core/form/upload.ts';

/** A body that is sent in pieces, so that its progress is known. */
export interface StreamedBody {
  readonly type: string;
  /** The size in bytes. */
  readonly size: number;
  readonly stream: ReadableStream<Uint8Array>;
}

/** The size of a piece in bytes, small enough to show progress. */
const pieceSize = 64 * 1024;

/** @param onPiece is called with the number of bytes that were passed on. */
function inPieces(bytes: Uint8Array, onPiece: (sent: number) => void): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    pull: (controller) => {
      if (at >= bytes.byteLength) {
        controller.close();
        return;
      }
      const piece = bytes.subarray(at, at + pieceSize);
      at += piece.byteLength;
      controller.enqueue(piece);
      onPiece(at);
    },
  });
}

/**
 * A file as the whole body.
 * @param onProgress is called with the number of its bytes that were sent.
 */
export const fileBody = (
  { type, content }: Pick<Upload, 'type' | 'content'>,
  onProgress: (sent: number) => void,
): StreamedBody => ({ type, size: content.byteLength, stream: inPieces(content, onProgress) });

/**
 * A form with one file in it.
 * @param onProgress is called with the number of the file's bytes that were sent.
 */
export async function fileForm(
  { name, type, content }: Upload,
  onProgress: (sent: number) => void,
): Promise<StreamedBody> {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(content)], { type }), name);
  const encoded = new Response(form);
  const bytes = new Uint8Array(await encoded.arrayBuffer());
  const size = content.byteLength;
  return {
    type: encoded.headers.get('content-type') ?? '',
    size: bytes.byteLength,
    stream: inPieces(bytes, (sent) => {
      onProgress(Math.min(sent, size));
    }),
  };
}
