import { open, type FileHandle } from "node:fs/promises";
import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { Readable } from "node:stream";
import type { Issue } from "../../../kernel/errors/app-error.ts";
import { figure, remark } from "./issues.ts";
import { encodingOf, isText } from "./formats/decoder.ts";
import { profileCsv } from "./formats/csv.ts";
import { profileImage, profileSvg } from "./formats/image.ts";
import { isRecord, parsed, profileJson, profileJsonLines } from "./formats/json.ts";
import { niftiProperties, profileDicom } from "./formats/medical.ts";
import { profileParquet } from "./formats/parquet.ts";
import { rowsOf, sniffDelimiter } from "./formats/sniff.ts";
import { profileText } from "./formats/text.ts";
import { profileWorkbook } from "./formats/workbook.ts";
import { bombIssues, profileZip } from "./formats/zip.ts";
import { listZip } from "./formats/zip-listing.ts";
import { identify } from "./identify.ts";
import { windows1252 } from "../../../kernel/tables/index.ts";
import type { ProfileLimits } from "./limits.ts";
import { plainProfile, type Profiled, type Reading } from "./reading.ts";

export interface FileToRead {
  readonly path: string;
  readonly name: string;
  readonly sizeBytes: number;
  readonly temporaryDirectory: string;
  readonly limits: ProfileLimits;
  /** The path holds only the beginning of a larger file. */
  readonly cut?: boolean;
}

const headBytes = 262_144;

/** Says what a file is, whatever it is called. Fails only where the disk does. */
export async function readFileProfile(file: FileToRead): Promise<Profiled> {
  const { path, name, sizeBytes, limits } = file;
  const until = Date.now() + limits.milliseconds;
  const extension = /\.([a-z0-9]{1,10})$/i.exec(name)?.[1]?.toLowerCase() ?? "";
  const state = { cut: file.cut === true };
  const reading: Reading = { path, sizeBytes, extension, tableName: "", limits, isLate: () => Date.now() > until, isCut: () => state.cut };
  const handle = await open(path, "r");
  try {
    const head = await headOf(handle, headBytes);
    const profile = await byKind(reading, handle, head, file, state);
    const misled = misleadingName(extension, profile);
    return misled === null || head.length === 0 ? profile : { ...profile, issues: [...profile.issues, misled] };
  } finally {
    await handle.close();
  }
}

/** Text under the name of another format, or the other way round: programs that go by the name would stumble, and people be deceived. */
function misleadingName(extension: string, { format, mediaType }: Profiled): Issue | null {
  const isText = mediaType !== "application/gzip" && (/^(?:csv|json|jsonl|text)$/.test(format) || /^text\/|^image\/svg/.test(mediaType));
  const promisesText = /^(?:csv|tsv|tab|txt|md|json|jsonl|ndjson|geojson|xml|svg)$/.test(extension);
  const promisesOther = /^(?:xlsx|ods|parquet|zip|gz|png|jpe?g|tiff?|gif|webp|dcm|pdf)$/.test(extension);
  if (!(isText ? promisesOther || (promisesText && mediaType === "text/html") : promisesText)) return null;
  return remark("name-misleads", `Le nom finit par .${extension}, mais le contenu est d’un autre type (${mediaType})\u202f: vérifiez que c’est le bon fichier, et donnez-lui l’extension qui convient.`, `The name ends in .${extension}, but the content is of another type (${mediaType}): check that it is the right file, and give it the ending that fits.`);
}

async function byKind(reading: Reading, handle: FileHandle, head: Buffer, { temporaryDirectory }: FileToRead, state: { cut: boolean }): Promise<Profiled> {
  const { sizeBytes, limits, path } = reading;
  const found = identify(head);
  switch (found.is) {
    case "empty": return plainProfile("other", "application/octet-stream", { issues: [remark("empty-file", "Le fichier est vide. Vérifiez que l’envoi est allé à son terme.", "The file is empty. Check that sending it was completed.", { severity: "error" })] });
    case "zip": return archive(reading, handle);
    case "gzip": return packed(reading, head, state);
    case "parquet": return profileParquet(reading, temporaryDirectory);
    case "dicom": return profileDicom(await headOf(handle, 8_000_000), sizeBytes <= 8_000_000);
    case "image": return profileImage(await headOf(handle, Math.min(limits.wholeBytes, 32_000_000)), found.mediaType, sizeBytes <= 32_000_000);
    case "svg": return profileSvg(textOf(await headOf(handle, 16_000_000)), sizeBytes <= 16_000_000);
    case "old-office": return plainProfile("other", "application/x-ole-storage", { properties: { kind: "Office 97-2003" }, issues: [remark("old-office", "Document Office d’avant 2007 (.xls, .doc), ou classeur protégé par un mot de passe\u202f: il n’est pas lu. Enregistrez-le en .xlsx, .ods ou .csv, sans mot de passe.", "Office document from before 2007 (.xls, .doc), or workbook protected by a password: it is not read. Save it as .xlsx, .ods or .csv, without a password.")], complete: false });
    case "known": return plainProfile("other", found.mediaType, { properties: { kind: found.kind }, complete: false });
    case "text": break;
  }
  const nifti = niftiProperties(head);
  if (nifti !== null) return plainProfile("other", "application/x-nifti", { properties: nifti, complete: false });
  if (!isText(head)) return plainProfile("other", "application/octet-stream", { complete: false });
  const chunks = (): AsyncIterable<Uint8Array> => createReadStream(path, { highWaterMark: 1 << 18, end: Math.max(0, Math.min(sizeBytes, limits.bytes) - 1) });
  if (sizeBytes > limits.bytes) state.cut = true;
  return textual(reading, head, chunks, sizeBytes <= head.length);
}

/** Text: JSON, JSON Lines, a table, a known kind of sequences, or just text. */
async function textual(reading: Reading, head: Buffer, chunks: () => AsyncIterable<Uint8Array>, whole: boolean): Promise<Profiled> {
  const { encoding, marked } = encodingOf(head);
  const text = textOf(head);
  const opening = text.trimStart();
  const jsonLines = linesOfJson(text, whole);
  if (jsonLines) return profileJsonLines(reading, { encoding, chunks });
  if (/^[[{]/.test(opening) && looksLikeJson(opening)) return profileJson(reading, { encoding, chunks });
  const plain = profileText(reading, encoding, text, whole);
  if (plain.mediaType !== "text/plain" && plain.mediaType !== "text/markdown") return plain;
  const sniffed = sniffDelimiter(text, whole);
  if (sniffed !== null) return profileCsv(reading, { sniffed, encoding, marked, chunks });
  // One column alone cannot be told from text by its bytes: here, and here only, the name decides.
  if (/^(?:csv|tsv|tab)$/.test(reading.extension)) return profileCsv(reading, { sniffed: { delimiter: reading.extension === "csv" ? "," : "\t", width: 1, rows: rowsOf(text, reading.extension === "csv" ? "," : "\t", whole) }, encoding, marked, chunks });
  return plain;
}

function linesOfJson(text: string, whole: boolean): boolean {
  const lines = text.split("\n", 6).filter((line) => line.trim() !== "");
  if (!whole) lines.pop();
  const sample = lines.slice(0, 5);
  const isValue = (line: string): boolean => isRecord(parsed(line)) || Array.isArray(parsed(line));
  return sample.length >= 2 && isValue(sample[0] ?? "") && sample.filter(isValue).length >= sample.length * 0.6;
}

function looksLikeJson(opening: string): boolean {
  return /^\{\s*(?:"|\}|$)/.test(opening) || /^\[\s*(?:[[{"\d\]-]|true|false|null|$)/.test(opening);
}

async function archive(reading: Reading, handle: FileHandle): Promise<Profiled> {
  const { sizeBytes, limits } = reading;
  const listing = await listZip(handle, sizeBytes, limits.entries);
  if (listing === null) return plainProfile("zip", "application/zip", { issues: [remark("zip-damaged", "L’archive est incomplète ou abîmée\u202f: sa liste de fichiers n’a pas pu être lue.", "The archive is incomplete or damaged: its list of files could not be read.", { severity: "error" })], complete: false });
  const has = (path: string): boolean => listing.entries.some((entry) => entry.path.toLowerCase() === path);
  const office = has("[content_types].xml");
  const open = has("mimetype") && has("content.xml");
  if (!office && !open) return profileZip(listing, sizeBytes, limits);
  const bombs = bombIssues(listing, sizeBytes, { ...limits, ratio: Math.max(limits.ratio, 400) }).filter(({ severity }) => severity === "error");
  const format = office ? "xlsx" : "ods";
  const isBook = office ? listing.entries.some(({ path }) => /^xl\/workbook/i.test(path)) : await isSpreadsheet(handle, sizeBytes);
  if (!isBook) return plainProfile("other", office ? "application/vnd.openxmlformats-officedocument" : "application/vnd.oasis.opendocument", { properties: { kind: office ? "Office Open XML" : "OpenDocument" }, issues: bombs, complete: false });
  if (bombs.length > 0 || sizeBytes > limits.wholeBytes) {
    const size = figure(Math.floor(limits.wholeBytes / 1_000_000));
    return { ...profileWorkbookRefused(format), issues: bombs.length > 0 ? bombs : [remark("workbook-too-large", `Le classeur dépasse ${size.fr} Mo\u202f: il n’est pas décrit. Préférez le CSV ou Parquet.`, `The workbook is over ${size.en} MB: it is not described. Prefer CSV or Parquet.`)] };
  }
  return profileWorkbook(reading, format, await headOf(handle, sizeBytes));
}

function profileWorkbookRefused(format: "xlsx" | "ods"): Profiled {
  return plainProfile(format, format === "xlsx" ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "application/vnd.oasis.opendocument.spreadsheet", { complete: false });
}

/** In an OpenDocument file the media type comes first and unpacked (ODF 1.3 part 2, 3.3). */
async function isSpreadsheet(handle: FileHandle, sizeBytes: number): Promise<boolean> {
  return (await headOf(handle, Math.min(200, sizeBytes))).includes("opendocument.spreadsheet");
}

/** A packed file: looked into by its head, and read as a table where it is one, within the limits of what it becomes. */
async function packed(reading: Reading, head: Buffer, state: { cut: boolean }): Promise<Profiled> {
  const inside = await unpackedHead(head);
  if (inside === null) return plainProfile("other", "application/gzip", { issues: [remark("gzip-damaged", "Le fichier compressé est abîmé.", "The compressed file is damaged.", { severity: "error" })], complete: false });
  const nifti = niftiProperties(inside);
  const found = identify(inside);
  if (nifti !== null) return plainProfile("other", "application/gzip", { properties: { ...nifti, packed: "gzip" }, complete: false });
  if (inside.toString("latin1", 0, 4) === "BAM\x01") return plainProfile("other", "application/x-bam", { properties: { kind: "BAM" }, issues: [remark("sequences", "Lectures de séquençage\u202f: si elles viennent de personnes, ce sont des données humaines, même sans nom.", "Sequencing reads: if they come from people, these are human data, even without a name.")], complete: false });
  if (inside.toString("latin1", 257, 262) === "ustar") return plainProfile("other", "application/gzip", { properties: { kind: "tar" }, complete: false });
  if (found.is !== "text" || !isText(inside)) return plainProfile("other", "application/gzip", { properties: { kind: found.is === "known" ? found.kind : found.is }, complete: false });
  const most = Math.min(reading.limits.bytes, Math.max(50_000_000, reading.sizeBytes * reading.limits.ratio));
  const chunks = async function* (): AsyncGenerator<Uint8Array> {
    let given = 0;
    for await (const chunk of createReadStream(reading.path).pipe(createGunzip())) {
      const bytes = chunk as Buffer;
      given += bytes.length;
      if (given > most) {
        state.cut = true;
        return;
      }
      yield bytes;
    }
  };
  const profile = await textual(reading, inside, chunks, inside.length < 4_096 && reading.sizeBytes <= head.length);
  return { ...profile, mediaType: "application/gzip", properties: { ...profile.properties, inside: profile.mediaType } };
}

/** The beginning of what is packed, however far it would grow; null where nothing can be unpacked. */
async function unpackedHead(head: Buffer): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  let damaged = false;
  try {
    for await (const chunk of Readable.from([head], { objectMode: false }).pipe(createGunzip())) {
      chunks.push(chunk as Buffer);
      length += (chunk as Buffer).length;
      if (length >= headBytes) break;
    }
  } catch {
    // Where only the head was given it ends too early: what came before counts.
    damaged = length === 0;
  }
  return damaged ? null : Buffer.concat(chunks).subarray(0, headBytes);
}

function textOf(head: Buffer): string {
  const { encoding } = encodingOf(head);
  const text = encoding === "windows-1252" ? windows1252(head) : new TextDecoder(encoding).decode(head, { stream: true });
  return text.replace(/^\ufeff/, "");
}

async function headOf(handle: FileHandle, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(bytes, filled, length - filled, filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}
