import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { UploadedFile } from "../../../../kernel/http/route.ts";
import { both } from "../../../../kernel/i18n/format.ts";
import { evidenceMediaTypes, largestFileBytes } from "../../domain/faults.ts";
import type { Evidence } from "../../domain/standing.ts";
import type { EvidenceStore } from "../deps.ts";

type FileEvidence = Extract<Evidence, { readonly kind: "file" }>;

const zip = [0x50, 0x4b, 0x03, 0x04];
/** How files of these types begin; text has no such mark, and must hold no zero byte. */
const beginnings: Readonly<Record<string, readonly number[]>> = {
  pdf: [0x25, 0x50, 0x44, 0x46], odt: zip, ods: zip, odp: zip, docx: zip, xlsx: zip, pptx: zip, png: [0x89, 0x50, 0x4e, 0x47], jpg: [0xff, 0xd8, 0xff], jpeg: [0xff, 0xd8, 0xff],
};

function fault(code: string, fr: string, en: string): { readonly issues: readonly Issue[] } {
  return { issues: [{ code: `steering.${code}`, severity: "error", field: "file", text: both(fr, en) }] };
}

/**
 * Keeps a file that was sent as evidence, once it is one of the types accepted, not too large, and begins as its type
 * does. What is kept and never named by an act stays in the store, which keeps the same bytes once.
 */
export async function keepFile(store: EvidenceStore, file: UploadedFile, label: string): Promise<FileEvidence | { readonly issues: readonly Issue[] }> {
  const extension = /\.([a-z0-9]{1,5})$/i.exec(file.name)?.[1]?.toLowerCase() ?? "";
  const mediaType = Object.hasOwn(evidenceMediaTypes, extension) ? evidenceMediaTypes[extension] : undefined;
  if (mediaType === undefined) return fault("file-type", "Ce type de fichier n’est pas accepté. Acceptés\u202f: PDF, OpenDocument, Office, CSV, texte, PNG, JPEG.", "This type of file is not accepted. Accepted: PDF, OpenDocument, Office, CSV, text, PNG, JPEG.");
  if (file.bytes.length === 0) return fault("file-size", "Ce fichier est vide.", "This file is empty.");
  if (file.bytes.length > largestFileBytes) return fault("file-size", `Ce fichier pèse plus de ${largestFileBytes / 1_048_576}\u00a0Mo.`, `This file is over ${largestFileBytes / 1_048_576} MB.`);
  const beginning = beginnings[extension];
  const isWhatItSays = beginning === undefined ? !file.bytes.includes(0) : beginning.every((byte, index) => file.bytes[index] === byte);
  if (!isWhatItSays) return fault("file-not-its-type", "Le contenu de ce fichier n’est pas celui que dit son nom.", "The content of this file is not what its name says.");
  const { sha256, sizeBytes } = await store.put(file.bytes);
  const fileName = plainName(file.name);
  return { kind: "file", label: label.trim() === "" ? fileName : label, fileName, mediaType, sizeBytes, sha256 };
}

/** The name without folders, and without signs that cannot be seen: those that turn the direction of writing would let a name lie about its type. */
function plainName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? name;
  return [...last.replaceAll(/[\p{Cf}\p{Cs}]+/gu, "").replaceAll(/[\p{Cc}\u2028\u2029]+/gu, " ")].slice(-200).join("").trim();
}
