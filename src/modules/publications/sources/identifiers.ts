import { checkIdentifier } from "../../directory/index.ts";
import type { WorkIdentifier, WorkScheme } from "../domain/record.ts";

const dashes = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d\u00ad]/g;
const invisible = /[\u200b-\u200f\u2060\ufeff]/g;
const longest = 2_000;

/** Unicode look-alikes set aside: dashes, full width, spaces, characters that do not show. */
function plain(text: string): string {
  return text.slice(0, longest).replace(invisible, "").replace(dashes, "-").normalize("NFKC").trim();
}

function percentDecoded(text: string): string {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const doiHead = /^(?:(?:https?:)?\/\/)?(?:(?:dx\.|www\.)?doi\.org\/|(?:doi|DOI)\s*[:=]?\s*|info:doi\/|urn:doi:)/i;

/**
 * A DOI in the one form that the house keeps: lower case, without address or prefix; null where the text holds none. Reads
 * `doi:`, `DOI `, addresses of doi.org with or without protocol, `%2F`, `info:doi/`, brackets and full stops that a
 * sentence left at the end, spaces and typographic dashes. (DOI handbook, 2.4: case does not count, ASCII letters.)
 */
export function normaliseDoi(text: string): string | null {
  const written = plain(text);
  // In an address, what follows a bare `?` or `#` is no part of the DOI, where they would be escaped.
  const address = /^[<("'[\s]*(?:https?:)?\/\/(?:dx\.|www\.)?doi\.org\//i.test(written);
  let value = percentDecoded(address ? written.replace(/[?#].*$/, "") : written).replace(/^[<("'[\s]+/, "");
  for (let previous = ""; previous !== value;) {
    previous = value;
    value = value.replace(doiHead, "");
  }
  value = value.replace(/\s+/g, "").replace(/^\/+/, "").toLowerCase();
  value = value.replace(/[?#](?:utm_|ref=|via=).*$/, "");
  for (let previous = ""; previous !== value;) {
    previous = value;
    value = value.replace(/[.,;:'"”’]+$/, "");
    for (const [open, close] of [["(", ")"], ["[", "]"], ["<", ">"], ["{", "}"]] as const) {
      if (value.endsWith(close) && value.split(close).length > value.split(open).length) value = value.slice(0, -1);
    }
  }
  return /^10\.\d{4,9}(?:\.\d+)*\/[^\s\p{Cc}]+$/u.test(value) ? value : null;
}

/** Digits of a PMID (`PMID: 123`, address of PubMed), without leading zeros; null for anything else. */
export function normalisePmid(text: string): string | null {
  const found = /^(?:(?:https?:\/\/)?(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov\/pubmed)\/|(?:info:)?pmid[:/]?\s*)?0*([1-9]\d{0,8})\/?$/i.exec(plain(text));
  return found?.[1] ?? null;
}

/** `PMC` and digits, without version. Bare digits are read: OpenAlex gives an address that ends in them. */
export function normalisePmcid(text: string): string | null {
  const found = /^(?:(?:https?:\/\/)?(?:www\.|pmc\.)?(?:ncbi\.nlm\.nih\.gov\/)?(?:pmc\/)?(?:articles\/)?|pmcid:\s*)?(?:PMC)?\s*0*([1-9]\d{0,9})(?:\.\d+)?\/?$/i.exec(plain(text));
  return found?.[1] === undefined ? null : `PMC${found[1]}`;
}

/** A HAL identifier and its version: `hal-01234567v2` is `hal-01234567`, 2. Portals had their own prefixes (`inserm-`, `tel-`, `hceres-`…). */
export function parseHalId(text: string): { readonly halId: string; readonly version: number | null } | null {
  const bare = plain(text).toLowerCase().replace(/^(?:oai:hal:|hal:)/, "").replace(/^(?:https?:\/\/)?[a-z0-9.-]*(?:hal\.science|archives-ouvertes\.fr|ccsd\.cnrs\.fr|hal\.inserm\.fr|inria\.fr)\/(?:[a-z-]+\/)*?(?=[a-z]+(?:[-_][a-z]+)*[-_]\d)/, "");
  const found = /^([a-z][a-z0-9]*(?:[-_][a-z]+)*[-_])(\d{5,10})(?:v(\d{1,3}))?(?:[/?#].*)?$/.exec(bare);
  if (found?.[1] === undefined || found[2] === undefined) return null;
  return { halId: `${found[1]}${found[2]}`, version: found[3] === undefined ? null : Number(found[3]) };
}

/** French thesis number: year, institution, four to six characters (`2019LORR0153`). */
export function normaliseNnt(text: string): string | null {
  const value = plain(text).toUpperCase().replace(/^(?:HTTPS?:\/\/)?(?:WWW\.)?THESES\.FR\//, "").replace(/^NNT\s*:?\s*/, "").replace(/\s+/g, "");
  return /^(?:19|20)\d{2}[A-Z][A-Z0-9]{3}[A-Z0-9]{2,8}$/.test(value) ? value : null;
}

/** OpenAlex number of a work: `W` and digits. */
export function normaliseOpenAlex(text: string): string | null {
  const found = /^(?:https?:\/\/)?(?:(?:www\.|api\.)?openalex\.org\/)?(?:works\/)?(W\d{1,15})$/i.exec(plain(text));
  return found?.[1]?.toUpperCase() ?? null;
}

/** arXiv number without version: `2101.01234`, `math.gt/0309136`; a DOI of arXiv gives its number too. */
export function normaliseArxiv(text: string): string | null {
  const value = plain(text).toLowerCase().replace(/^(?:https?:\/\/)?(?:www\.|export\.)?arxiv\.org\/(?:abs|pdf)\//, "").replace(/^(?:https?:\/\/)?(?:dx\.)?doi\.org\//, "").replace(/^10\.48550\/arxiv\./, "").replace(/^arxiv\s*:?\s*/, "").replace(/\.pdf$/, "");
  const found = /^(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?\/\d{7})(?:v\d+)?$/.exec(value);
  return found?.[1] ?? null;
}

/** `1234-567X`, check character verified (ISO 3297, modulus 11, weights 8 to 2); null where it does not hold. */
export function normaliseIssn(text: string): string | null {
  const bare = plain(text).toUpperCase().replace(/^(?:HTTPS?:\/\/PORTAL\.ISSN\.ORG\/RESOURCE\/ISSN\/|URN:ISSN:|E?-?ISSN[\s:]*)/, "").replace(/[\s-]/g, "");
  if (!/^\d{7}[\dX]$/.test(bare)) return null;
  let sum = 0;
  for (let index = 0; index < 7; index += 1) sum += Number(bare[index]) * (8 - index);
  const check = (11 - (sum % 11)) % 11;
  return bare[7] === (check === 10 ? "X" : String(check)) ? `${bare.slice(0, 4)}-${bare.slice(4)}` : null;
}

/** Thirteen digits, check digit verified; an ISBN of ten characters is written as its thirteen (ISO 2108). */
export function normaliseIsbn(text: string): string | null {
  const bare = plain(text).toUpperCase().replace(/^(?:URN:ISBN:|ISBN(?:-1[03])?[\s:]*)/, "").replace(/[\s-]/g, "");
  if (/^\d{9}[\dX]$/.test(bare)) {
    let sum = 0;
    for (let index = 0; index < 10; index += 1) sum += (bare[index] === "X" ? 10 : Number(bare[index])) * (10 - index);
    if (sum % 11 !== 0) return null;
    const body = `978${bare.slice(0, 9)}`;
    return body + thirteenth(body);
  }
  return /^97[89]\d{10}$/.test(bare) && bare[12] === thirteenth(bare.slice(0, 12)) ? bare : null;
}

function thirteenth(twelve: string): string {
  let sum = 0;
  for (let index = 0; index < 12; index += 1) sum += Number(twelve[index]) * (index % 2 === 0 ? 1 : 3);
  return String((10 - (sum % 10)) % 10);
}

/** An ORCID with hyphens whose check character holds (ISO 7064 mod 11-2), else null. */
export function normaliseOrcid(text: string): string | null {
  const checked = checkIdentifier("orcid", plain(text));
  return checked.valid ? checked.value : null;
}

const normalisers: Readonly<Record<WorkScheme, (text: string) => string | null>> = {
  doi: normaliseDoi, pmid: normalisePmid, pmcid: normalisePmcid, hal: (text) => parseHalId(text)?.halId ?? null, nnt: normaliseNnt,
  openalex: normaliseOpenAlex, arxiv: normaliseArxiv, isbn: normaliseIsbn,
};

/** The identifier in its normal form, one for all spellings; null where the text is none of this scheme. */
export function workIdentifier(scheme: WorkScheme, text: string): WorkIdentifier | null {
  const value = normalisers[scheme](text);
  return value === null ? null : { scheme, value };
}
