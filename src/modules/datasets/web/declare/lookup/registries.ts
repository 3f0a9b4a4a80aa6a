import { AppError } from "../../../../../kernel/errors/app-error.ts";
import type { Creator } from "../../../domain/metadata.ts";
import type { Proposal } from "../../../domain/datasets.ts";
import { licences } from "../../../domain/vocabularies/licences.ts";
import type { Found, IdentifierLookup } from "./lookup.ts";

/** How a registry is asked; the address is one of the two below and nothing else. */
export type Ask = (address: string) => Promise<{ readonly status: number; readonly json: unknown }>;

export interface RegistrySettings {
  readonly ask: Ask;
  readonly dataCite?: string;
  readonly crossref?: string;
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null && !Array.isArray(value);
const textIn = (of: unknown, key: string): string => (isFields(of) && typeof of[key] === "string" ? of[key].trim() : "");
const listIn = (of: unknown, key: string): readonly unknown[] => (isFields(of) && Array.isArray(of[key]) ? (of[key] as readonly unknown[]) : []);
const within = (of: unknown, key: string): unknown => (isFields(of) ? of[key] : undefined);

/**
 * Asks DataCite (REST API 2, `/dois/{doi}`) for what has a DOI of data, then Crossref (`/works/{doi}`) for a paper. Only DOIs are
 * asked for. Answers are taken as they come from outside: each part is looked at before it is used, and what has no shape is left.
 */
export function registries({ ask, dataCite = "https://api.datacite.org", crossref = "https://api.crossref.org" }: RegistrySettings): IdentifierLookup {
  const answerOf = async (address: string): Promise<unknown> => {
    let answer: Awaited<ReturnType<Ask>>;
    try {
      answer = await ask(address);
    } catch (error) {
      throw unreachable(error);
    }
    if (answer.status === 404) return null;
    if (answer.status !== 200) throw unreachable();
    return answer.json;
  };
  return {
    async find(scheme, value) {
      if (scheme !== "doi") return null;
      const name = encodeURIComponent(value);
      const data = within(within(await answerOf(`${dataCite}/dois/${name}`), "data"), "attributes");
      if (isFields(data)) return fromDataCite(data, value);
      const work = within(await answerOf(`${crossref}/works/${name}`), "message");
      return isFields(work) ? fromCrossref(work, value) : null;
    },
  };
}

function unreachable(cause?: unknown): AppError {
  return new AppError("datasets.registry-silent", { fr: "Le registre des DOI ne répond pas\u202f: réessayez plus tard, ou saisissez le lien ci-dessous.", en: "The DOI registry does not answer: try again later, or type the link below." }, { status: 502, cause });
}

/** A dataset that is registered elsewhere says what it is itself: its own title, words and terms. */
function fromDataCite(data: Fields, doi: string): Found {
  const title = textIn(listIn(data, "titles")[0], "title") || doi;
  const from = { kind: "doi", name: doi } as const;
  const tongue = textIn(data, "language").slice(0, 2) === "fr" ? "fr" : "en";
  const proposals: Proposal[] = [{ field: "title", value: { [tongue]: title }, from }, { field: "related", value: [{ relation: "IsIdenticalTo", scheme: "doi", value: doi, title }], from }];
  const description = textIn(listIn(data, "descriptions").find((one) => textIn(one, "descriptionType") === "Abstract"), "description").replaceAll(/<[^<>]*>/g, "");
  if (description !== "") proposals.push({ field: "description", value: { [tongue]: description }, from });
  const creators = listIn(data, "creators").slice(0, 50).map((one): Creator => ({
    name: textIn(one, "name"), kind: textIn(one, "nameType") === "Organizational" ? "organisation" : "person", orcid: orcidIn(listIn(one, "nameIdentifiers").map((each) => textIn(each, "nameIdentifier")).join(" ")), ror: null,
    affiliation: firstText(listIn(one, "affiliation")[0]),
  })).filter(({ name }) => name !== "");
  if (creators.length > 0) proposals.push({ field: "creators", value: creators, from });
  const words = listIn(data, "subjects").map((one) => textIn(one, "subject")).filter((word) => word !== "").slice(0, 20);
  if (words.length > 0) proposals.push({ field: "keywords", value: { fr: tongue === "fr" ? words : [], en: tongue === "en" ? words : [] }, from });
  const publisher = firstText(within(data, "publisher"));
  if (publisher !== null) proposals.push({ field: "publisher", value: publisher, from });
  const url = textIn(data, "url");
  if (/^https?:\/\//i.test(url)) proposals.push({ field: "elsewhere", value: { repository: publisher ?? "DataCite", url }, from });
  const licence = listIn(data, "rightsList").map((one) => textIn(one, "rightsIdentifier").toLowerCase()).map((code) => licences.find((one) => one.code.toLowerCase() === code)?.code).find((code) => code !== undefined);
  if (licence !== undefined) proposals.push({ field: "licence", value: licence, from });
  return { title, proposals };
}

function fromCrossref(work: Fields, doi: string): Found {
  const title = firstText(listIn(work, "title")[0])?.replaceAll(/<[^<>]*>/g, "") ?? doi;
  const from = { kind: "doi", name: doi } as const;
  const proposals: Proposal[] = [{ field: "related", value: [{ relation: "IsSupplementTo", scheme: "doi", value: doi, title }], from }];
  const creators = listIn(work, "author").slice(0, 50).map((one): Creator => ({
    name: [textIn(one, "family"), textIn(one, "given")].filter((part) => part !== "").join(", ") || textIn(one, "name"), kind: textIn(one, "family") === "" ? "organisation" : "person", orcid: orcidIn(textIn(one, "ORCID")), ror: null,
    affiliation: textIn(listIn(one, "affiliation")[0], "name") || null,
  })).filter(({ name }) => name !== "");
  if (creators.length > 0) proposals.push({ field: "creators", value: creators, from });
  return { title, proposals };
}

function firstText(value: unknown): string | null {
  const text = typeof value === "string" ? value.trim() : textIn(value, "name");
  return text === "" ? null : text;
}

function orcidIn(text: string): string | null {
  return /\d{4}-\d{4}-\d{4}-\d{3}[\dX]/.exec(text)?.[0] ?? null;
}
