import type { StoredFile } from "./index.ts";

/** All of a listing, for tests. */
export async function all(files: AsyncIterable<StoredFile>): Promise<StoredFile[]> {
  const found: StoredFile[] = [];
  for await (const file of files) found.push(file);
  return found;
}
