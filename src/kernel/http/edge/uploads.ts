import type { FastifyRequest } from "fastify";
import type { UploadedFile } from "../route.ts";
import { refusal } from "./failure.ts";

export const ordinaryLimit = 1_048_576;
export const uploadLimit = 20 * 1_048_576;

export interface ReadForm {
  readonly body: unknown;
  readonly files: readonly UploadedFile[];
}

/**
 * The fields and files of a multipart form, in memory, `limit` bytes in all; of any other request its parsed body.
 * A field given several times is a list. An empty file input (no name, no bytes) is no file.
 */
export async function readForm(request: FastifyRequest, limit: number): Promise<ReadForm> {
  if (!request.isMultipart()) return { body: request.body, files: [] };
  const fields = new Map<string, string[]>();
  const files: UploadedFile[] = [];
  let total = 0;
  const count = (bytes: number) => {
    total += bytes;
    if (total > limit) throw refusal(413);
  };
  for await (const part of request.parts({ limits: { fileSize: limit, fieldSize: ordinaryLimit, files: 100, fields: 500 } })) {
    if (part.type === "file") {
      const bytes = await part.toBuffer();
      count(bytes.byteLength);
      if (part.filename !== "" || bytes.byteLength > 0) files.push({ name: baseName(part.filename), bytes });
    } else {
      const value = typeof part.value === "string" ? part.value : JSON.stringify(part.value);
      count(Buffer.byteLength(value));
      fields.set(part.fieldname, [...(fields.get(part.fieldname) ?? []), value]);
    }
  }
  const body = Object.fromEntries([...fields].map(([name, values]) => [name, values.length === 1 ? values[0] : values]));
  return { body, files };
}

/** Some clients send the whole path; what is kept is a name, never a way into folders. */
function baseName(name: string): string {
  return name.split(/[/\\]/).at(-1) ?? "";
}
