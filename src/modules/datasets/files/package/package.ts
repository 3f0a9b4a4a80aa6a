import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import type { Storage } from "../../../../kernel/storage/index.ts";
import { zipArchive, type ByteSpan, type ZipEntry } from "../../../../kernel/zip/zip.ts";
import type { Dataset } from "../../domain/dataset.ts";
import type { KeptFile } from "../domain/stored-file.ts";
import { bagFiles } from "./bag.ts";
import { roCrate } from "./ro-crate.ts";

export interface DatasetPackage {
  /** `ds-000042-v1`: of the folder inside, and of the archive. */
  readonly name: string;
  readonly sizeBytes: number;
  readonly tag: string;
  open(part: ByteSpan | null): Promise<Readable>;
}

export interface PackageInput {
  readonly dataset: Dataset;
  /** Null: the draft. */
  readonly version: number | null;
  /** Those that whoever asks may have; all of them checked. */
  readonly files: readonly KeptFile[];
  readonly storage: Storage;
  /** Address of this site, for links from the package back to it. */
  readonly publicUrl: string | null;
}

/**
 * A dataset as one archive: a bag (BagIt 1.0, RFC 8493) whose payload is an RO-Crate 1.2, as the crate's specification
 * wants them put together. The same version and files always give the same bytes, so that a download can be resumed.
 */
export function packageOf({ dataset, version, files, storage, publicUrl }: PackageInput): DatasetPackage {
  const name = version === null ? `${dataset.code}-draft` : `${dataset.code}-v${version}`;
  const made = new Date(version === null ? dataset.modifiedAt : (dataset.firstPublishedAt ?? dataset.modifiedAt));
  const crate = Buffer.from(`${JSON.stringify(roCrate({ dataset, files, publicUrl, made }), null, 2)}\n`, "utf8");
  const payload = [{ path: "ro-crate-metadata.json", sha256: createHash("sha256").update(crate).digest("hex"), sizeBytes: crate.byteLength }, ...files];
  const entries: ZipEntry[] = [
    ...bagFiles({ dataset, payload, made }).map(({ path, text }) => ({ path: `${name}/${path}`, modifiedAt: made, content: Buffer.from(text, "utf8") })),
    { path: `${name}/data/ro-crate-metadata.json`, modifiedAt: made, content: crate },
    ...files.map(({ path, sha256, sizeBytes, crc32, addedAt }) => {
      if (crc32 === null) throw new Error("a checked file has no sum");
      return { path: `${name}/data/${path}`, modifiedAt: new Date(addedAt), content: { sizeBytes, crc32, identity: sha256, open: (part: ByteSpan) => storage.open(sha256, part) } };
    }),
  ];
  const archive = zipArchive(entries);
  return { name, sizeBytes: archive.sizeBytes, tag: archive.tag, open: (part) => archive.open(part) };
}
