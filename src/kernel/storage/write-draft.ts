import { createWriteStream } from "node:fs";
import type { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";

/**
 * Streams into a new file that its owner alone reads. When it settles, well or badly, the file is closed: a stream that
 * breaks while the file is being opened would otherwise leave it to appear after whoever takes it away looked for it.
 */
export async function writeDraft(path: string, [source, ...steps]: readonly [Readable, ...Transform[]], { flush = false }: { readonly flush?: boolean } = {}): Promise<void> {
  const writer = createWriteStream(path, { flags: "wx", mode: 0o600, flush });
  const closed = new Promise<void>((resolve) => writer.once("close", resolve));
  try {
    await pipeline([source, ...steps, writer]);
  } finally {
    await closed;
  }
}
