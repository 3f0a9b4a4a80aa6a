import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { after, test } from "node:test";
import { deflateRawSync, gzipSync } from "node:zlib";
import { openAnalytics } from "../../../kernel/analytics/index.ts";
import { writeOds } from "../../../kernel/tables/index.ts";
import type { FileProfile } from "../domain/dataset.ts";
import { createProfiler, usualLimits } from "./index.ts";
import { readFileProfile } from "./read-file.ts";
import type { ProfileLimits } from "./limits.ts";

const root = mkdtempSync(join(tmpdir(), "jalon-profile-"));
after(() => rmSync(root, { recursive: true, force: true }));
let number = 0;

/** In this thread, which is quicker; what the thread adds is tested at the end. */
async function profileOf(name: string, content: Uint8Array | string, limits: Partial<ProfileLimits> = {}): Promise<FileProfile> {
  number += 1;
  const path = join(root, `${number}.bin`);
  writeFileSync(path, content);
  return readFileProfile({ path, name, sizeBytes: statSync(path).size, temporaryDirectory: root, limits: { ...usualLimits, ...limits } });
}

const codes = (profile: FileProfile): string[] => profile.issues.map(({ code }) => code.replace("datasets.profile-", ""));
const fieldsOf = (profile: FileProfile) => profile.tables[0]?.fields ?? [];
const fieldOf = (profile: FileProfile, name: string) => fieldsOf(profile).find((field) => field.name === name);

/** A ZIP with an announced size of one's own choosing; each entry packed. */
function zipOf(entries: readonly { readonly path: string; readonly content: Uint8Array | string; readonly announced?: number; readonly stored?: boolean }[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { path, content, announced, stored } of entries) {
    const raw = Buffer.from(content as string);
    const packed = stored === true ? raw : deflateRawSync(raw);
    const name = Buffer.from(path);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(stored === true ? 0 : 8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(announced ?? raw.length, 22);
    local.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(stored === true ? 0 : 8, 10);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt32LE(announced ?? raw.length, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE(offset, 42);
    parts.push(local, name, packed);
    directory.push(central, name);
    offset += 30 + name.length + packed.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, list, end]);
}

test("a CSV file as spreadsheets in French write it: semicolons, decimal commas, days, codes, missing values", async () => {
  const rows = Array.from({ length: 20 }, (_, n) => `${n + 1};${n + 13}/0${1 + n % 9}/2023;${60 + n},5;0${n + 1000};${n % 2 === 0 ? "F" : "M"};${n === 3 ? "NA" : n === 4 ? "-" : n === 5 || n === 6 ? 999 : 20 + n}`);
  const profile = await profileOf("x.bin", Buffer.from(`\ufeffrang;date_visite;poids;code;sexe;taux\r\n${rows.join("\r\n")}\r\n`));
  assert.deepEqual([profile.format, profile.encoding, profile.delimiter, profile.header, profile.rows, profile.complete], ["csv", "utf-8-bom", ";", true, 20, true]);
  assert.deepEqual(fieldsOf(profile).map(({ type }) => type), ["integer", "string", "number", "string", "string", "integer"]);
  assert.deepEqual([fieldOf(profile, "poids")?.minimum, fieldOf(profile, "poids")?.maximum, fieldOf(profile, "poids")?.mean], ["60.5", "79.5", 70]);
  assert.deepEqual([fieldOf(profile, "taux")?.missing, fieldOf(profile, "sexe")?.examples, fieldOf(profile, "rang")?.distinct], [2, ["F", "M"], 20]);
  assert.ok(codes(profile).includes("sentinel") && codes(profile).includes("decimal-comma") && codes(profile).includes("missing-written-several-ways") && codes(profile).includes("mixed-column"));
  const days = await profileOf("d.csv", "visite,jour\n1,31/01/2024\n2,28/02/2024\n3,\n");
  assert.deepEqual([fieldOf(days, "jour")?.type, fieldOf(days, "jour")?.minimum, fieldOf(days, "jour")?.maximum, fieldOf(days, "jour")?.missing], ["date", "2024-01-31", "2024-02-28", 1]);
});

test("quotes, line ends, ragged rows with their lines, doubled and empty names, no header", async () => {
  const profile = await profileOf("x", 'a,b,a,\r\n1,"deux, ""2""\nlignes",3,4\r\n5,6\r\n7,8,9,10,11\r\n');
  assert.deepEqual(fieldsOf(profile).map(({ name }) => name), ["a", "b", "a_2", "column_4"]);
  assert.equal(profile.rows, 3);
  const ragged = profile.issues.find(({ code }) => code.endsWith("ragged-rows"));
  assert.deepEqual([ragged?.line, /4 \(2\), 5 \(5\)/.test(ragged?.text.fr ?? "")], [4, true]);
  assert.ok(codes(profile).includes("duplicated-column-names") && codes(profile).includes("empty-column-names"));
  const bare = await profileOf("x.csv", "Martin,Jean,0612345678\nDurand,Paul,0612345679\n");
  assert.deepEqual([bare.header, bare.rows, fieldsOf(bare)[0]?.name], [false, 2, "column_1"]);
  assert.ok(!JSON.stringify(bare).includes("Martin") && !JSON.stringify(bare).includes("0612345678"));
  const open = await profileOf("x.csv", `a,b\n1,2\n3,"ouvert\n${"x,y\n".repeat(2_000)}`);
  assert.deepEqual([open.complete, open.issues.find(({ code }) => code.endsWith("open-quote"))?.line], [false, 3]);
});

test("encodings: told, doubted, never mangled in silence", async () => {
  const text = "numéro;unité;détail\n1;été;Noël\n2;hiver;Pâques\n";
  const latin = await profileOf("a.csv", Buffer.from(text, "latin1"));
  assert.deepEqual([latin.encoding, fieldsOf(latin)[0]?.name, codes(latin)[0]], ["windows-1252", "numéro", "encoding-windows-1252"]);
  const wide = await profileOf("a.csv", Buffer.from(`\ufeff${text}`, "utf16le"));
  assert.deepEqual([wide.encoding, wide.rows, fieldsOf(wide)[2]?.name], ["utf-16le", 2, "détail"]);
  const bare = await profileOf("a.csv", Buffer.from(text.normalize("NFD").replaceAll(/\p{M}/gu, ""), "utf16le"));
  assert.equal(bare.encoding, "utf-16le");
  const twice = await profileOf("a.csv", Buffer.from(Buffer.from(text).toString("latin1")));
  assert.ok(codes(twice).includes("encoding-twice"));
  const late = await profileOf("a.csv", Buffer.concat([Buffer.from(`${text}${"3;é;x\n".repeat(80_000)}`), Buffer.from("4;\xe9;x\n", "latin1")]));
  assert.deepEqual([late.encoding, late.rows, codes(late).includes("encoding-mixed")], ["windows-1252", 80_003, true]);
  const odd = await profileOf("a.csv", Buffer.concat([Buffer.from("a;b\n1;"), Buffer.from([0x8d, 0x81, 0xe9]), Buffer.from("\n2;x\n")]));
  assert.ok(codes(odd).includes("encoding-doubtful"));
});

test("10,000 columns: a clear answer with what was read", async () => {
  const row = (make: (n: number) => string): string => Array.from({ length: 10_000 }, (_, n) => make(n)).join(",");
  const profile = await profileOf("genes.csv", `${row((n) => `g${n}`)}\n${`${row((n) => String(n % 7))}\n`.repeat(30)}`);
  assert.deepEqual([profile.rows, fieldsOf(profile).length, profile.properties["columns"], profile.complete], [30, 1_000, 10_000, true]);
  assert.ok(profile.issues.some(({ code, text }) => code.endsWith("too-many-columns") && text.fr.includes("10\u202f000")));
});

test("nothing of a person goes into the profile", async () => {
  const people = Array.from({ length: 40 }, (_, n) => `P${n};Lefèvre;Hélène;12/0${1 + n % 9}/1961;06 12 34 56 ${10 + n};h.lefevre${n}@exemple.fr;69003;Revue en consultation par le docteur Durand ce matin ${n}`);
  const profile = await profileOf("a.csv", `id_patient;nom;prénom;né_le;tél;courriel;code_postal;note\n${people.join("\n")}\n`);
  assert.deepEqual(fieldsOf(profile).map(({ suspected }) => suspected[0]?.kind), ["patient-identifier", "name", "name", "birth-date", "phone", "email", "postal-code", "free-text"]);
  const written = JSON.stringify(profile);
  for (const value of ["Lefèvre", "Hélène", "1961", "06 12", "exemple.fr", "69003", "Durand", "P12"]) assert.ok(!written.includes(value), value);
});

test("rare names and mistyped numbers under a name that tells what they are stay out of the profile, suspected or not", async () => {
  const rows = Array.from({ length: 30 }, () => "Zorglubine;185057800608436;xx-12;2020\nQuetzalier;285057800608491;yy-13;2021");
  const table = await profileOf("a.csv", `nom;nir;num_patient;année\n${rows.join("\n")}\n`);
  const json = await profileOf("a.json", JSON.stringify(Array.from({ length: 20 }, () => ({ nom: "Zorglubine" }))));
  for (const value of ["Zorglubine", "Quetzalier", "185057800608436", "285057800608491", "235057800608", "xx-12"]) assert.ok(!JSON.stringify([table, json]).includes(value), value);
  assert.equal(fieldOf(table, "année")?.maximum, "2021");
});

test("JSON, JSON Lines, GeoJSON; too deep, broken, not UTF-8", async () => {
  const array = await profileOf("x", JSON.stringify(Array.from({ length: 5 }, (_, n) => ({ n, day: `2024-01-0${n + 1}`, in: { a: n / 2 }, tags: ["x"], ok: n > 2 }))));
  assert.deepEqual([array.format, array.rows, fieldsOf(array).map(({ name, type }) => `${name}:${type}`).join(" ")], ["json", 5, "n:integer day:date in.a:number tags:array ok:boolean"]);
  const lines = await profileOf("x", '{"a":1}\n{"a":2,"b":"c"}\nnot json\n{"a":3}\n');
  assert.deepEqual([lines.format, lines.rows, fieldOf(lines, "b")?.missing, lines.issues.find(({ code }) => code.endsWith("json-lines"))?.line], ["jsonl", 3, 2, 3]);
  const map = await profileOf("x", JSON.stringify({ type: "FeatureCollection", features: [{ type: "Feature", properties: { a: 1 }, geometry: { type: "Point", coordinates: [2.352219, 48.856614] } }] }));
  assert.deepEqual([map.mediaType, map.properties["geometries"], codes(map)], ["application/geo+json", "Point", ["personal-data"]]);
  const deep = await profileOf("x", `${"[".repeat(200_000)}${"]".repeat(200_000)}`);
  assert.deepEqual([deep.complete, codes(deep)], [false, ["too-deep"]]);
  const broken = await profileOf("x", '[{"a":1},{"a":');
  assert.deepEqual([broken.complete, codes(broken)[0]], [false, "json-broken"]);
  assert.equal((await profileOf("x", '{"a":[{"b":1},{"b":2}],"meta":"x"}')).rows, 2);
});

test("workbooks: sheets, titles above the header; those that would grow without end stay closed", async () => {
  const ods = await profileOf("x.csv", writeOds({ name: "mesures", title: { fr: "Mesures", en: "Measures" }, columns: [{ key: "a", label: { fr: "dose", en: "dose" } }, { key: "b", label: { fr: "effet", en: "effect" } }], rows: [[1, "bon"], [2, "bon"], [3, "nul"]] }, "fr"));
  assert.equal(ods.format, "ods");
  assert.ok(ods.tables.some(({ fields }) => fields.some(({ name, type }) => name === "dose" && type === "integer")));
  const bomb = await profileOf("x.xlsx", zipOf([{ path: "[Content_Types].xml", content: "<x/>" }, { path: "xl/workbook.xml", content: Buffer.alloc(30_000_000) }, { path: "xl/sharedStrings.xml", content: Buffer.alloc(120_000_000) }]));
  assert.deepEqual([bomb.format, bomb.complete, codes(bomb)], ["xlsx", false, ["zip-bomb"]]);
  const laughs = await profileOf("x.ods", zipOf([{ path: "mimetype", content: "application/vnd.oasis.opendocument.spreadsheet", stored: true }, { path: "content.xml", content: '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><office:document-content>&b;</office:document-content>' }]));
  assert.equal(laughs.complete, false);
});

test("archives: bombs, overlaps, tricks in paths, archives inside; never unpacked", async () => {
  const bomb = await profileOf("x.zip", zipOf([{ path: "a.txt", content: Buffer.alloc(200_000_000) }]));
  assert.ok(codes(bomb).includes("zip-bomb"));
  const liar = await profileOf("x.zip", zipOf([{ path: "a.txt", content: "abc", announced: 4_000_000_000 }]));
  assert.ok(codes(liar).includes("zip-bomb"));
  const tricks = await profileOf("x.zip", zipOf([{ path: "../../etc/passwd", content: "x" }, { path: "C:\\a.exe", content: "x" }, { path: "Durand_Paul/b.zip", content: "x" }, { path: "durand_paul/B.zip", content: "x" }]));
  assert.deepEqual(codes(tricks).toSorted(), ["zip-doubled", "zip-nested", "zip-paths", "zip-programs"]);
  assert.ok(!JSON.stringify(tricks).includes("Durand"));
  const hiding = zipOf([{ path: "a.txt", content: Buffer.from(Array.from({ length: 20_000 }, (_, at) => String(at * 7919)).join()), announced: 10 }]);
  assert.deepEqual(codes(await profileOf("x.zip", hiding)), ["zip-bomb-hidden"]);
  const plain = await profileOf("x.zip", zipOf([{ path: "a.csv", content: "a,b\n" }, { path: "b.csv", content: "a,b\n" }]));
  assert.deepEqual([plain.format, plain.properties["extensions"], plain.issues.length], ["zip", "csv (2)", 0]);
  assert.deepEqual(codes(await profileOf("x.zip", Buffer.from("PK\x03\x04cut"))), ["zip-damaged"]);
});

test("images: size, scripts in drawings, places and people in hidden notes", async () => {
  const png = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=", "base64");
  const image = await profileOf("x.csv", png);
  assert.deepEqual([image.format, image.mediaType, image.properties], ["image", "image/png", { width: 1, height: 1 }]);
  for (const script of ["<script>alert(1)</script>", "<rect onload='x()'/>", "<a href='java&#115;cript:x()'/>"]) assert.ok(codes(await profileOf("x.png", `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="10" height="20">${script}</svg>`)).includes("svg-script"), script);
  const drawing = await profileOf("x", '<svg viewBox="0 0 30 40" xmlns="http://www.w3.org/2000/svg"><circle r="1"/></svg>');
  assert.deepEqual([drawing.mediaType, drawing.properties, drawing.issues], ["image/svg+xml", { width: 30, height: 40 }, []]);
  const gps = await profileOf("x.tif", tiffWithGps());
  assert.ok(codes(gps).includes("image-position") && codes(gps).includes("image-person"));
  assert.ok(!JSON.stringify(gps).includes("Durand"));
});

/** A TIFF with an artist and a GPS directory: one page of one dot. */
function tiffWithGps(): Buffer {
  const bytes = Buffer.alloc(220);
  bytes.write("II*\0", 0, "latin1");
  bytes.writeUInt32LE(8, 4);
  const entry = (at: number, tag: number, type: number, count: number, value: number): void => { bytes.writeUInt16LE(tag, at); bytes.writeUInt16LE(type, at + 2); bytes.writeUInt32LE(count, at + 4); bytes.writeUInt32LE(value, at + 8); };
  bytes.writeUInt16LE(4, 8);
  entry(10, 0x100, 4, 1, 1);
  entry(22, 0x101, 4, 1, 1);
  entry(34, 0x13b, 2, 7, 120);
  entry(46, 0x8825, 4, 1, 70);
  bytes.write("Durand\0", 120, "latin1");
  bytes.writeUInt16LE(4, 70);
  entry(72, 1, 2, 2, 0x4e);
  entry(84, 2, 5, 3, 140);
  entry(96, 3, 2, 2, 0x45);
  entry(108, 4, 5, 3, 164);
  for (const [at, value] of [[140, 48], [148, 51], [156, 24], [164, 2], [172, 21], [180, 3]] as const) { bytes.writeUInt32LE(value, at); bytes.writeUInt32LE(1, at + 4); }
  return bytes;
}

test("DICOM: what it shows, and that a patient is named, without the name", async () => {
  const element = (group: number, number_: number, vr: string, value: string): Buffer => {
    const text = Buffer.from(value.length % 2 === 0 ? value : `${value} `, "latin1");
    const head = Buffer.alloc(8);
    head.writeUInt16LE(group, 0); head.writeUInt16LE(number_, 2); head.write(vr, 4, "latin1"); head.writeUInt16LE(text.length, 6);
    return Buffer.concat([head, text]);
  };
  const short = (group: number, number_: number, value: number): Buffer => { const bytes = element(group, number_, "US", "  "); bytes.writeUInt16LE(value, 8); return bytes; };
  const meta = element(2, 0x10, "UI", "1.2.840.10008.1.2.1\0");
  const length = Buffer.alloc(12);
  length.writeUInt16LE(2, 0); length.writeUInt16LE(0, 2); length.write("UL", 4, "latin1"); length.writeUInt16LE(4, 6); length.writeUInt32LE(meta.length, 8);
  const body = Buffer.concat([element(8, 0x20, "DA", "20230514"), element(8, 0x60, "CS", "MR"), element(8, 0x70, "LO", "ACME"), element(0x10, 0x10, "PN", "DURAND^PAUL"), element(0x10, 0x20, "LO", "8001234"), element(0x10, 0x30, "DA", "19610512"), short(0x28, 0x10, 256), short(0x28, 0x11, 512), element(0x28, 0x301, "CS", "YES")]);
  const profile = await profileOf("image", Buffer.concat([Buffer.alloc(128), Buffer.from("DICM"), length, meta, body]));
  assert.deepEqual([profile.format, profile.properties["modality"], profile.properties["rows"], profile.properties["columns"], profile.properties["studyYear"], profile.properties["manufacturer"]], ["dicom", "MR", 256, 512, 2023, "ACME"]);
  assert.deepEqual(codes(profile), ["dicom-person", "dicom-burned-in"]);
  for (const value of ["DURAND", "8001234", "19610512", "20230514"]) assert.ok(!JSON.stringify(profile).includes(value), value);
});

test("Parquet, gzip, sequences, other formats by their bytes", async () => {
  const analytics = await openAnalytics({ threads: 1 });
  const path = join(root, "t.parquet");
  await analytics.run(`copy (select i as n, i / 4 as x, date '2024-01-01' + i::int as jour, 'g' || (i % 3) as groupe, 'p' || i || '@exemple.fr' as courriel from range(100) t(i)) to '${path}'`);
  analytics.close();
  const parquet = await readFileProfile({ path, name: "x", sizeBytes: statSync(path).size, temporaryDirectory: root, limits: usualLimits });
  assert.deepEqual([parquet.format, parquet.rows, fieldsOf(parquet).map(({ type }) => type).join(" ")], ["parquet", 100, "integer number date string string"]);
  assert.deepEqual([fieldOf(parquet, "n")?.maximum, fieldOf(parquet, "jour")?.maximum, fieldOf(parquet, "courriel")?.suspected[0]?.kind], ["99", "2024-04-09", "email"]);
  const packed = await profileOf("x.csv.gz", gzipSync("a;b\n1;2\n3;4\n"));
  assert.deepEqual([packed.mediaType, packed.properties["inside"], packed.rows], ["application/gzip", "text/csv", 2]);
  assert.equal((await profileOf("x", gzipSync(Buffer.alloc(100_000_000)))).format, "other");
  const growing = await profileOf("x.csv.gz", gzipSync(`a,b\n${`${"1".repeat(1_000)},2\n`.repeat(70_000)}`));
  assert.deepEqual([growing.format, growing.properties["inside"], codes(growing).includes("gzip-damaged")], ["csv", "text/csv", false]);
  assert.deepEqual(codes(await profileOf("x.gz", Buffer.concat([gzipSync("abc").subarray(0, 10), Buffer.alloc(5_000, 255)]))), ["gzip-damaged"]);
  assert.equal((await profileOf("x.txt", "@SEQ1\nACGTN\n+\nIIIII\n")).properties["kind"], "FASTQ");
  const variants = await profileOf("x.txt", "##fileformat=VCFv4.3\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tDupont\n1\t5\t.\tA\tC\t.\t.\t.\tGT\t0/1\n");
  assert.deepEqual([variants.properties["samples"], JSON.stringify(variants).includes("Dupont")], [1, false]);
  assert.equal((await profileOf("x", ">seq1 human\nACGTACGTACGTACGT\n")).properties["kind"], "FASTA");
  assert.equal((await profileOf("x.csv", "%PDF-1.7\n")).mediaType, "application/pdf");
  assert.deepEqual([(await profileOf("x.csv", "Un texte, écrit par quelqu’un, sans tableau.\nUne autre phrase, puis voilà.\n")).format, (await profileOf("x", "")).format], ["csv", "other"]);
  assert.deepEqual([(await profileOf("x.txt", "Un texte, écrit par quelqu’un, sans tableau.\nUne autre phrase, puis voilà.\n")).format], ["text"]);
});

test("a name that promises another kind of content is told", async () => {
  const misled = async (name: string, content: Parameters<typeof profileOf>[1]): Promise<boolean> => codes(await profileOf(name, content)).includes("name-misleads");
  for (const [name, content] of [["x.csv", zipOf([{ path: "a", content: "x" }])], ["x.csv", Buffer.from([1, 0, 2, 255, 0, 254])], ["x.csv", gzipSync("a,b\n1,2\n3,4\n")], ["x.txt", "<html><script>alert(1)</script></html>"], ["x.xlsx", "a,b\n1,2\n"], ["x.json", "%PDF-1.7\n"]] as const) assert.ok(await misled(name, content), name);
  for (const [name, content] of [["x.csv", "a,b\n1,2\n"], ["x.txt", "a,b\n1,2\n"], ["x.html", "<html><p>a</p></html>"], ["x.json", '{"a":1}'], ["x.csv", ""], ["x.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"], ["x.gz", gzipSync("a,b\n1,2\n3,4\n")], ["x", "a"]] as const) assert.ok(!(await misled(name, content)), name);
});

test("in a thread: from the storage, with limits of memory and time, whatever happens there", async () => {
  mkdirSync(join(root, "temporary"), { recursive: true });
  const contents = new Map([["a".repeat(64), Buffer.from("a,b\n1,2\n3,4\n")], ["b".repeat(64), Buffer.from(JSON.stringify({ a: Array.from({ length: 400_000 }, (_, n) => [n, [n]]) }))]]);
  const open = async (sha256: string) => Readable.from([contents.get(sha256) ?? Buffer.alloc(0)]);
  const small = createProfiler({ open, temporaryDirectory: join(root, "temporary"), limits: { memoryMb: 24 } });
  const large = await small.profile({ sha256: "b".repeat(64), name: "b.json", sizeBytes: 10_000_000 });
  assert.deepEqual([large.complete, codes(large)], [false, ["json-too-large"]]);
  assert.equal((await small.profile({ sha256: "a".repeat(64), name: "a.csv", sizeBytes: 12 })).issues.some(({ code }) => code.includes("failed")), false);
  const usual = createProfiler({ open, temporaryDirectory: join(root, "temporary") });
  assert.equal((await usual.profile({ sha256: "a".repeat(64), name: "a.csv", sizeBytes: 12 })).rows, 2);
  // The thread that read it reads the next ones too.
  for (const _again of [1, 2]) assert.equal((await usual.profile({ sha256: "a".repeat(64), name: "a.csv", sizeBytes: 12 })).rows, 2);
  const hurried = createProfiler({ open, temporaryDirectory: join(root, "temporary"), limits: { hardMilliseconds: 1 } });
  assert.deepEqual(codes(await hurried.profile({ sha256: "a".repeat(64), name: "a.csv", sizeBytes: 12 })), ["took-too-long"]);
});
