/**
 * Formats that last: open, for the long term, or those of a discipline (after the lists that F-UJI holds formats against). Any text
 * counts; spreadsheets and statistics files of one maker do not, nor archives, which say nothing of what is inside.
 */
const lastingTypes: ReadonlySet<string> = new Set([
  "application/json", "application/ld+json", "application/geo+json", "application/x-ndjson", "application/jsonl", "application/xml", "application/pdf", "application/vnd.oasis.opendocument.spreadsheet",
  "application/vnd.apache.parquet", "application/x-parquet", "application/x-hdf5", "application/x-hdf", "application/netcdf", "application/x-netcdf", "application/dicom", "application/geopackage+sqlite3",
  "image/tiff", "image/png", "image/jpeg", "image/jp2", "image/svg+xml", "audio/wav", "audio/flac", "video/mp4",
]);
const lastingEndings = /\.(?:csv|tsv|tab|txt|md|json|jsonl|ndjson|xml|ods|parquet|h5|hdf5|nc|dcm|dicom|nii|nii\.gz|fastq|fastq\.gz|fq|fq\.gz|fasta|fa|fa\.gz|sam|bam|cram|vcf|vcf\.gz|bed|gff|gff3|gtf|mzml|mzxml|edf|bdf|tiff?|png|jpe?g|pdf|pdb|cif|r|py|ipynb)$/i;
const lastingStandards = /\b(?:csv|fastq|fasta|bam|cram|vcf|dicom|bids|nifti|edf|mzml|omop|netcdf|hdf5|parquet|ome-?tiff|mage-?tab|ddi|cdisc|fhir|json|xml)\b/i;

export function isLastingFormat({ path, mediaType }: { readonly path: string; readonly mediaType: string }): boolean {
  const type = mediaType.toLowerCase().split(";")[0]?.trim() ?? "";
  return type.startsWith("text/") || lastingTypes.has(type) || lastingEndings.test(path);
}

/** Standards that data elsewhere follow, where they name a format. */
export function namesLastingFormat(standards: readonly string[]): boolean {
  return standards.some((standard) => lastingStandards.test(standard));
}
