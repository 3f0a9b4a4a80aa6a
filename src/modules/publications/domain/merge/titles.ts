import { createHash } from "node:crypto";
import { withoutAccents } from "../../../../kernel/text/fold.ts";
import type { Authorship, BibliographicRecord, DocumentType } from "../record.ts";

/** A title as it is compared: without mark-up, accents, case and punctuation. */
export function foldTitle(title: string): string {
  return withoutAccents(title.replaceAll(/<\/?[a-z][^<>]*>/giu, "").replaceAll(/&(?:amp|lt|gt|quot|nbsp);/giu, " ")).replaceAll(/[^\p{L}\p{N}]+/gu, " ").trim();
}

/** Twelve bytes of the SHA-256 of a text: enough that no two of a billion are taken for one. */
export function shortHash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 24);
}

const notices = [
  /^(?:author |publisher |publishers |editorial )?(?:erratum|errata|corrigendum|corrigenda|addendum)\b/u,
  /^(?:author |publisher |publishers )?correction to\b/u,
  /^(?:author|publisher|publishers) correction\b/u,
  /^retraction (?:note|notice|to|statement)\b/u,
  /^(?:editorial )?expression of concern\b/u,
  /^(?:notice of|avis de) (?:retraction|correction)\b/u,
];

/** Is it a notice about a paper (erratum, correction, retraction) rather than a paper? `Correction: …` is; `Correction of scoliosis` is not; `RETRACTED: …` is the paper itself. */
export function isNotice(title: string): boolean {
  if (/^\s*(?:correction|retraction|rectificatif)s?\s*[:.–—]/iu.test(title) || /^\s*(?:correction|retraction)s?\s*$/iu.test(title)) return true;
  const folded = foldTitle(title);
  return notices.some((notice) => notice.test(folded));
}

const generic = /^(?:editorial|erratum|errata|corrigendum|correction|corrections|retraction|reply|response|response to|author response|authors reply|letter|letter to the editor|comment|comments|commentary|introduction|preface|foreword|avant propos|conclusion|abstracts?|book reviews?|news|in memoriam|obituary|highlights|table of contents|case report|author index|subject index|reviewer acknowledg\w*)\b/u;

/** Titles that many works bear: `Editorial`, `Reply to…`, `Correction to…`. Never a natural key. */
export function isGeneric(title: string): boolean {
  return isNotice(title) || generic.test(foldTitle(title));
}

export type DocumentFamily = "paper" | "conference" | Exclude<DocumentType, "article" | "review" | "letter" | "editorial" | "conference-paper"> | "unknown";

/** Types that sources tell apart differently are one family; a preprint and its article are two. */
export function familyOf(type: DocumentType | null): DocumentFamily {
  switch (type) {
    case null: return "unknown";
    case "article": case "review": case "letter": case "editorial": return "paper";
    case "conference-paper": return "conference";
    default: return type;
  }
}

/** `j dupont`: initial and family name of the first author, folded; null where the source does not tell them. */
export function firstAuthorKey(authors: readonly Authorship[]): string | null {
  const first = authors.find((author) => author.rank === 1);
  if (first === undefined) return null;
  const { given, family } = first.family === null ? splitName(first.name) : { given: first.given ?? "", family: first.family };
  const name = foldTitle(family);
  return name === "" ? null : `${foldTitle(given).charAt(0)} ${name}`.trim();
}

/** `Dupont, Jean` and `Jean Dupont`. */
function splitName(name: string): { readonly given: string; readonly family: string } {
  const comma = name.indexOf(",");
  if (comma >= 0) return { family: name.slice(0, comma), given: name.slice(comma + 1).trim() };
  const words = name.trim().split(/\s+/u);
  return { family: words.at(-1) ?? "", given: words.length > 1 ? (words[0] ?? "") : "" };
}

/**
 * The natural key of a record without which only identifiers join it: folded title, first author and family of document.
 * Null where it would be careless: a generic title, one of 10 characters or 4 words or fewer, an author part of 3
 * characters or fewer, a cut list of authors, no year (years are compared beside the key, within one).
 *
 * Source: the natural id of the French open-science monitor (dataesr/bso-publications), made stricter by year and family.
 */
export function naturalKey(record: Pick<BibliographicRecord, "title" | "authors" | "authorsIncomplete" | "documentType" | "year">): string | null {
  if (record.title === null || record.year === null || record.authorsIncomplete || isGeneric(record.title)) return null;
  const title = foldTitle(record.title);
  if (title.length <= 10 || title.split(" ").length <= 4) return null;
  const author = firstAuthorKey(record.authors);
  if (author === null || author.length <= 3) return null;
  return `natural:${shortHash(`${title}\u001f${author}\u001f${familyOf(record.documentType)}`)}`;
}
