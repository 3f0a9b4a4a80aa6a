import { doiAddress } from "../../../../kernel/doi/index.ts";
import type { CodedTerm, LinkedData, PublicationLink, RegistryNumber } from "../../domain/parts.ts";

const enc = encodeURIComponent;

/** The page of a number at its register; null where the register has no public page by number. */
export function registryAddress({ scheme, number }: Pick<RegistryNumber, "scheme" | "number">): string | null {
  switch (scheme) {
    case "nct": return /^NCT\d{8}$/i.test(number) ? `https://clinicaltrials.gov/study/${enc(number.toUpperCase())}` : null;
    case "eudract": return /^\d{4}-\d{6}-\d{2}$/.test(number) ? `https://www.clinicaltrialsregister.eu/ctr-search/search?query=${enc(number)}` : null;
    case "ctis": return /^\d{4}-\d{6}-\d{2}(?:-\d{2})?$/.test(number) ? `https://euclinicaltrials.eu/ctis-public/view/${enc(number)}` : null;
    case "isrctn": return /^ISRCTN\d{8}$/i.test(number) ? `https://www.isrctn.com/${enc(number.toUpperCase())}` : null;
    case "drks": return /^DRKS\d{8}$/i.test(number) ? `https://drks.de/search/en/trial/${enc(number.toUpperCase())}` : null;
    case "doi": return doiAddress(number);
    default: return null;
  }
}

/** Where a coded term is described at its terminology; null for words alone. */
export function termAddress({ scheme, code }: Pick<CodedTerm, "scheme" | "code">): string | null {
  if (code === null || code.trim() === "") return null;
  switch (scheme) {
    case "mesh": return `https://meshb.nlm.nih.gov/record/ui?ui=${enc(code)}`;
    case "orpha": return `https://www.orpha.net/fr/disease/detail/${enc(code.replace(/\D/g, ""))}`;
    case "atc": return `https://atcddd.fhi.no/atc_ddd_index/?code=${enc(code)}`;
    case "snomed": return `https://browser.ihtsdotools.org/?perspective=full&conceptId1=${enc(code)}`;
    default: return null;
  }
}

export const termSchemeNames: Readonly<Record<CodedTerm["scheme"], string>> = { mesh: "MeSH", icd11: "CIM-11 / ICD-11", icd10: "CIM-10 / ICD-10", orpha: "ORPHA", snomed: "SNOMED CT", atc: "ATC", none: "" };

export function publicationAddress({ scheme, identifier }: Pick<PublicationLink, "scheme" | "identifier">): string | null {
  if (identifier === null) return null;
  switch (scheme) {
    case "doi": return doiAddress(identifier);
    case "pmid": return /^\d+$/.test(identifier) ? `https://pubmed.ncbi.nlm.nih.gov/${identifier}/` : null;
    case "hal": return `https://hal.science/${enc(identifier)}`;
    case "url": return identifier;
    case "none": return null;
  }
}

/** Where linked data are: the sheet here, or their address elsewhere. */
export function dataAddress({ scheme, identifier }: Pick<LinkedData, "scheme" | "identifier">): string | null {
  switch (scheme) {
    case "portal": return /^ds-\d{6,}$/.test(identifier) ? `/data/${identifier}` : null;
    case "doi": return doiAddress(identifier);
    case "handle": return /^[\w.]+\/\S+$/.test(identifier) ? `https://hdl.handle.net/${encodeURI(identifier)}` : null;
    case "url": return identifier;
    case "other": return null;
  }
}
