import type { Upload } from '../core/form/upload.ts';

/** A body that is sent piece by piece, so that it can be told how far it is. */
export interface StreamedBody {
  readonly type: string;
  /** In bytes. */
  readonly size: number;
  readonly stream: ReadableStream<Uint8Array>;
}

/** In bytes: small enough to show that something moves. */
const pieceSize = 64 * 1024;

/** @param onPiece is told how many bytes have been handed over. */
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
 * A file as it is.
 * @param onProgress is told how many of its bytes are on their way.
 */
export const fileBody = (
  { type, content }: Pick<Upload, 'type' | 'content'>,
  onProgress: (sent: number) => void,
): StreamedBody => ({ type, size: content.byteLength, stream: inPieces(content, onProgress) });

/**
 * A form with one file in it.
 * @param onProgress is told how many bytes of the file are on their way.
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
