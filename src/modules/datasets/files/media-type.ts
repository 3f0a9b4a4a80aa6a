/** Types that a name promises; what the bytes say replaces it once the file has been profiled. */
const byEnding: Readonly<Record<string, string>> = {
  csv: "text/csv", tsv: "text/tab-separated-values", txt: "text/plain", md: "text/markdown", json: "application/json", jsonl: "application/x-ndjson", ndjson: "application/x-ndjson",
  xml: "application/xml", html: "text/html", htm: "text/html", svg: "image/svg+xml", pdf: "application/pdf", zip: "application/zip", gz: "application/gzip", tar: "application/x-tar",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xls: "application/vnd.ms-excel", ods: "application/vnd.oasis.opendocument.spreadsheet",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document", odt: "application/vnd.oasis.opendocument.text", parquet: "application/vnd.apache.parquet",
  png: "image/png", jpg: "image/jpeg", jpeg: "image/jpeg", tif: "image/tiff", tiff: "image/tiff", gif: "image/gif", webp: "image/webp", dcm: "application/dicom",
  nii: "application/octet-stream", h5: "application/x-hdf5", nc: "application/x-netcdf", fastq: "text/plain", fasta: "text/plain", vcf: "text/plain", bam: "application/octet-stream",
  mp4: "video/mp4", wav: "audio/wav", ttl: "text/turtle", r: "text/plain", py: "text/plain", js: "text/javascript",
};

/** The media type that the ending of a name stands for; `application/octet-stream` where it says nothing. */
export function mediaTypeOfName(name: string): string {
  return byEnding[/\.([^./]+)$/.exec(name)?.[1]?.toLowerCase() ?? ""] ?? "application/octet-stream";
}

/** As sent: text is told to be UTF-8 only where that was found out. */
export function sentMediaType(mediaType: string, encoding: string | null): string {
  const plain = /^[\w.+-]+\/[\w.+-]+$/.test(mediaType) ? mediaType : "application/octet-stream";
  return plain.startsWith("text/") && /^utf-?8$/i.test(encoding ?? "") ? `${plain}; charset=utf-8` : plain;
}
