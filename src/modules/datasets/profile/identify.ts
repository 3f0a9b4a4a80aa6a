/* oxlint-disable no-control-regex -- signatures of formats hold control characters */
/** What a file is by its first bytes, before it is opened further. */
export type Identified =
  | { readonly is: "empty" | "zip" | "gzip" | "parquet" | "dicom" | "svg" | "text" | "old-office" }
  | { readonly is: "image"; readonly mediaType: string }
  | { readonly is: "known"; readonly mediaType: string; readonly kind: string };

const images: readonly (readonly [string, RegExp])[] = [
  ["image/png", /^\x89PNG\r\n/], ["image/jpeg", /^\xff\xd8\xff/], ["image/gif", /^GIF8[79]a/], ["image/webp", /^RIFF[^]{4}WEBP/], ["image/tiff", /^(?:II[*+]\0|MM\0[*+])/], ["image/bmp", /^BM[^]{4}\0\0\0\0/], ["image/jp2", /^\0\0\0\x0cjP {2}/],
];

/** Formats that are known by their first bytes and of which no more is read. */
const known: readonly (readonly [string, string, RegExp])[] = [
  ["application/pdf", "PDF", /^%PDF-/], ["application/x-hdf5", "HDF5", /^\x89HDF\r\n/], ["application/x-netcdf", "NetCDF", /^CDF[\x01\x02\x05]/], ["application/x-7z-compressed", "7z", /^7z\xbc\xaf\x27\x1c/],
  ["application/vnd.rar", "RAR", /^Rar!\x1a\x07/], ["application/x-xz", "xz", /^\xfd7zXZ\0/], ["application/x-bzip2", "bzip2", /^BZh[1-9]/], ["application/zstd", "Zstandard", /^\x28\xb5\x2f\xfd/], ["application/vnd.sqlite3", "SQLite", /^SQLite format 3\0/],
  ["application/x-cram", "CRAM", /^CRAM[\x02\x03]/], ["application/x-matlab-data", "MATLAB", /^MATLAB 5\.0 MAT-file/], ["application/x-numpy", "NumPy", /^\x93NUMPY/], ["application/x-sas-data", "SAS", /^\0{12}\xc2\xea\x81\x60/], ["application/x-stata-dta", "Stata", /^<stata_dta>/],
  ["application/x-spss-sav", "SPSS", /^\$FL[23]@\(#\)/], ["application/x-edf", "EDF", /^(?:0 {7}|\xffBIOSEMI)[^]{160}[\d.]{8}/], ["application/x-executable", "ELF", /^\x7fELF/], ["application/vnd.microsoft.portable-executable", "EXE", /^MZ[^]{58}/], ["video/mp4", "MP4", /^[^]{4}ftyp/],
  ["application/vnd.apache.avro", "Avro", /^Obj\x01/], ["application/vnd.apache.orc", "ORC", /^ORC/], ["application/vnd.apache.arrow.file", "Arrow", /^ARROW1\0\0/], ["application/x-rdata", "R", /^RD[XA][23]\n/],
];

/** `head`: some thousands of bytes at least, where the file has them. The name plays no part. */
export function identify(head: Buffer): Identified {
  if (head.length === 0) return { is: "empty" };
  const text = head.toString("latin1", 0, 400);
  if (text.startsWith("PK\x03\x04") || text.startsWith("PK\x05\x06") || text.startsWith("PK\x07\x08")) return { is: "zip" };
  if (head[0] === 0x1f && head[1] === 0x8b) return { is: "gzip" };
  if (text.startsWith("PAR1")) return { is: "parquet" };
  if (head.length >= 132 && text.slice(128, 132) === "DICM") return { is: "dicom" };
  if (text.startsWith("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) return { is: "old-office" };
  for (const [mediaType, pattern] of images) if (pattern.test(text)) return { is: "image", mediaType };
  const box = text.slice(4, 12);
  if (/^ftyp(?:heic|heix|mif1|msf1|avif)/.test(box)) return { is: "image", mediaType: box.endsWith("avif") ? "image/avif" : "image/heif" };
  for (const [mediaType, kind, pattern] of known) if (pattern.test(text)) return { is: "known", mediaType, kind };
  if (looksLikeSvg(head)) return { is: "svg" };
  return { is: "text" };
}

/** `<svg` after what XML may put before it, in UTF-8 or UTF-16. */
function looksLikeSvg(head: Buffer): boolean {
  const text = head.subarray(0, 16_384).toString(head[0] === 0xff && head[1] === 0xfe ? "utf16le" : "utf8").replace(/^\ufeff/, "").trimStart();
  if (!text.startsWith("<")) return false;
  return /^(?:<\?[^>]*\?>|<!--[^]*?-->|<!DOCTYPE[^[>]*(?:\[[^\]]*\]\s*)?>|\s)*<(?:\w+:)?svg[\s>]/i.test(text) || /<svg[\s>]/i.test(text.slice(0, 2_000)) && !/<html[\s>]/i.test(text.slice(0, 2_000));
}
