import { figure, remark } from "../issues.ts";
import { nirOf } from "../../../../kernel/text/personal/index.ts";
import { isEmail, holdsPhone } from "../personal/content.ts";
import { plainProfile, type Profiled, type Reading } from "../reading.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";

const sequences: readonly (readonly [string, string, RegExp])[] = [
  ["text/x-fastq", "FASTQ", /^@[^\n]{1,400}\n[A-Za-z.*-]{1,100000}\n\+[^\n]{0,400}\n[!-~]+/], ["text/x-vcf", "VCF", /^##fileformat=VCF/], ["text/x-fasta", "FASTA", /^>[^\n]{1,400}\n[A-Za-z*\n-]{10,}/], ["text/x-sam", "SAM", /^@(?:HD|SQ|RG|PG)\t/],
  ["text/x-gff3", "GFF3", /^##gff-version/], ["text/x-bed", "BED", /^(?:(?:track|browser)[^\n]*\n)*chr[\dXYMun_]{1,20}\t\d+\t\d+/],
];

/** Text that is no table: what kind, if it is a known one, and whether people are named in its head. */
export function profileText(reading: Reading, encoding: string, head: string, whole: boolean): Profiled {
  const plain = head.replaceAll("\r\n", "\n");
  const found = sequences.find(([, , pattern]) => pattern.test(plain));
  if (found !== undefined) return sequenceProfile(found, encoding, plain, whole);
  const issues: Issue[] = [];
  const words = plain.slice(0, 200_000).split(/[\s,;:()<>"]+/);
  const emails = words.filter(isEmail).length;
  if (emails > 0) {
    const n = figure(emails);
    issues.push(remark("personal-data", `Données personnelles soupçonnées\u202f: ${n.fr} adresse(s) électronique(s) dans le début du texte.`, `Personal data suspected: ${n.en} e-mail address(es) at the beginning of the text.`));
  }
  if (holdsPhone(plain.slice(0, 200_000)) || words.some((word) => nirOf(word) === "keyed")) issues.push(remark("personal-data", "Données personnelles soupçonnées\u202f: des numéros de téléphone ou de sécurité sociale dans le début du texte.", "Personal data suspected: telephone or social security numbers at the beginning of the text."));
  const mediaType = /^\s*<\?xml/.test(plain) ? "application/xml" : /^\s*<!doctype html|^\s*<html[\s>]/i.test(plain) ? "text/html" : reading.extension === "md" ? "text/markdown" : "text/plain";
  if (/<!ENTITY/.test(plain.slice(0, 50_000)) && mediaType === "application/xml") issues.push(remark("xml-entities", "Ce fichier XML déclare des entités, qui peuvent se multiplier à la lecture\u202f: elles n’ont pas été suivies.", "This XML file declares entities, which may multiply on reading: they were not followed."));
  return plainProfile("text", mediaType, { encoding, properties: whole ? { lines: plain.split("\n").length - (plain.endsWith("\n") ? 1 : 0) } : {}, issues, complete: whole });
}

function sequenceProfile([mediaType, kind]: readonly [string, string, RegExp], encoding: string, text: string, whole: boolean): Profiled {
  const properties: Record<string, string | number> = { kind };
  const issues: Issue[] = [];
  if (kind === "VCF") {
    const version = /^##fileformat=VCFv?([\d.]{1,8})/.exec(text)?.[1];
    if (version !== undefined) properties["version"] = version;
    const header = /^#CHROM[^\n]*/m.exec(text)?.[0];
    const samples = header === undefined ? 0 : Math.max(0, header.split("\t").length - 9);
    if (header !== undefined) properties["samples"] = samples;
    if (samples > 0) {
      const n = figure(samples);
      issues.push(remark("personal-data", `Données personnelles soupçonnées\u202f: génotypes de ${n.fr} échantillon(s). Des variations du génome désignent une personne\u202f; s’il s’agit d’humains, ce sont des données humaines.`, `Personal data suspected: genotypes of ${n.en} sample(s). Genome variation points at a person; if these are people, the data are human data.`));
    }
  } else if (kind === "FASTQ" || kind === "SAM") issues.push(remark("sequences", "Lectures de séquençage\u202f: si elles viennent de personnes, ce sont des données humaines, même sans nom.", "Sequencing reads: if they come from people, these are human data, even without a name."));
  return plainProfile("text", mediaType, { encoding, properties, issues, complete: whole });
}
