import { cleanText, isIri } from "../../../kernel/rdf/index.ts";
import type { Dataset, DatasetFile } from "./record.ts";
import type { RelatedResource } from "../domain/metadata.ts";

/** An address of the web as people give it, made one that every standard can hold; null where it is none. */
export function webAddress(given: string | null | undefined): string | null {
  const trimmed = (given ?? "").trim();
  if (!URL.canParse(trimmed)) return null;
  const { protocol, href } = new URL(trimmed);
  if (protocol !== "https:" && protocol !== "http:") return null;
  const address = href.replaceAll(/[\s<>"{}|\\^`]/g, encodeURIComponent);
  return isIri(address) ? address : null;
}

/** `mailto:` of an e-mail address; null where it is none. */
export function mailAddress(given: string | null | undefined): string | null {
  const trimmed = (given ?? "").trim();
  if (!/^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:"]+$/u.test(trimmed)) return null;
  const address = `mailto:${encodeURI(cleanText(trimmed)).replaceAll(/[?#`^{}|]/g, encodeURIComponent)}`;
  return isIri(address) ? address : null;
}

export function pageOf(siteUrl: string, { code, pagePath }: Pick<Dataset, "code" | "pagePath">): string {
  return `${siteUrl}${pagePath ?? `/data/${code}`}`;
}

/** Where the bytes of a file come from; who may take them is asked there. */
export function fileAddress(siteUrl: string, dataset: Pick<Dataset, "code">, file: Pick<DatasetFile, "id" | "path">): string {
  const name = file.path.split("/").at(-1) ?? file.id;
  return `${pageOf(siteUrl, dataset)}/files/${encodeURIComponent(file.id)}/${encoded(name)}`;
}

function encoded(name: string): string {
  // Half pairs, which no address can hold, are left out.
  return encodeURIComponent(name.replaceAll(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "")).replaceAll(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Where a related thing is on the web; null where its number is not of the form of its scheme. */
export function relatedAddress({ scheme, value }: Pick<RelatedResource, "scheme" | "value">): string | null {
  const given = value.trim();
  switch (scheme) {
    case "url": return webAddress(given);
    case "doi": {
      const doi = /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)?(10\.\d{4,9}\/\S+)$/i.exec(given)?.[1];
      return doi === undefined ? null : webAddress(`https://doi.org/${doi.replaceAll("%", "%25").replaceAll("#", "%23").replaceAll("?", "%3F")}`);
    }
    case "hal": return /^[a-z]+[-_]\d+(v\d+)?$/i.test(given) ? `https://hal.science/${given}` : null;
    case "pmid": return /^\d{1,9}$/.test(given) ? `https://pubmed.ncbi.nlm.nih.gov/${given}/` : null;
    case "nct": return /^NCT\d{8}$/i.test(given) ? `https://clinicaltrials.gov/study/${given.toUpperCase()}` : null;
    case "handle": return /^[\w.]+\/\S+$/.test(given) ? webAddress(`https://hdl.handle.net/${given}`) : null;
  }
}
