import type { Dataset, DatasetFile } from "./record.ts";
import { isOpenToAll } from "../domain/access.ts";
import type { Creator, LocalisedText, Period } from "../domain/metadata.ts";
import { licenceOf } from "../domain/vocabularies/licences.ts";
import { addDays, day, isDay, type Day } from "../../../kernel/time/day.ts";
import { cleanText } from "../../../kernel/rdf/index.ts";
import type { ExchangeContext } from "./context.ts";
import { demonstrationNotice } from "./context.ts";

/** What a standard is told where it wants a text and nobody wrote one: the code, which is always there. */
export function titleOf({ code, metadata }: Dataset): LocalisedText {
  return has(metadata.title) ? metadata.title : { fr: code };
}

export function descriptionOf(dataset: Dataset): LocalisedText {
  const { description } = dataset.metadata;
  const told = has(description) ? description : titleOf(dataset);
  if (!dataset.demonstration) return told;
  return { ...(said(told.fr) === null ? {} : { fr: `${demonstrationNotice.fr}\n${told.fr}` }), ...(said(told.en) === null ? {} : { en: `${demonstrationNotice.en}\n${told.en}` }) };
}

/** Text of people, cleaned; null where there is none. */
export function said(text: string | null | undefined): string | null {
  const cleaned = cleanText(text ?? "").trim();
  return cleaned === "" ? null : cleaned;
}

export function has(text: LocalisedText): boolean {
  return said(text.fr) !== null || said(text.en) !== null;
}

/** Texts with their languages, French first. */
export function texts(text: LocalisedText): readonly { readonly text: string; readonly language: "fr" | "en" }[] {
  return (["fr", "en"] as const).flatMap((language) => {
    const one = said(text[language]);
    return one === null ? [] : [{ text: one, language }];
  });
}

export function publisherOf({ metadata, publisherRor }: Dataset, { institute }: ExchangeContext): { readonly name: string; readonly ror: string | null; readonly isInstitute: boolean } {
  const name = said(metadata.publisher);
  const isInstitute = name === null || [institute.name, ...(institute.otherNames ?? [])].some((one) => one.toLowerCase() === name.toLowerCase());
  return isInstitute ? { name: name ?? institute.name, ror: institute.ror, isInstitute } : { name, ror: rorAddress(publisherRor ?? null), isInstitute };
}

export function creatorsOf({ metadata }: Dataset): readonly Creator[] {
  return metadata.creators.filter(({ name }) => said(name) !== null);
}

/** `https://orcid.org/0000-0002-1825-0097` of an ORCID, written bare or as its address; null where it is neither. */
export function orcidAddress(given: string | null): string | null {
  const id = /^(?:https?:\/\/(?:www\.)?orcid\.org\/)?(\d{4}-\d{4}-\d{4}-\d{3}[\dX])$/i.exec((given ?? "").trim())?.[1];
  return id === undefined ? null : `https://orcid.org/${id.toUpperCase()}`;
}

/** `https://ror.org/02vjkv261` of an address or a bare identifier; null where it is neither. */
export function rorAddress(given: string | null): string | null {
  const id = /^(?:https?:\/\/ror\.org\/)?(0[a-z\d]{6}\d{2})$/i.exec((given ?? "").trim())?.[1];
  return id === undefined ? null : `https://ror.org/${id.toLowerCase()}`;
}

/** First and last day of a half-open period; null for an end that is not known, both null where the days make no period. */
export function daysOf({ start, end }: Period): { readonly first: Day | null; readonly last: Day | null } {
  const first = start !== null && isDay(start) ? start : null;
  const last = end !== null && isDay(end) && end > "0001-01-01" ? addDays(day(end), -1) : null;
  return first !== null && last !== null && last < first ? { first: null, last: null } : { first, last };
}

/**
 * The files that the standards tell of: those that whoever comes may download. Of data that are not open, names, sizes and hashes of
 * files are not told: a path may name a patient, and a hash lets a guess be checked.
 */
export function toldFiles(dataset: Dataset, today: Day): readonly DatasetFile[] {
  return isOpenToAll(dataset, today) ? dataset.files.filter(({ state }) => state === "checked") : [];
}

/** Bytes of the whole, where they are known. */
export function volumeOf({ metadata, files }: Dataset): number | null {
  if (files.length > 0) return files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  return metadata.volumeBytes !== null && Number.isSafeInteger(metadata.volumeBytes) && metadata.volumeBytes >= 0 ? metadata.volumeBytes : null;
}

/** The address of a licence itself: what programs compare. Null for a text that is no SPDX identifier. */
export function licenceAddress(spdx: string | null): string | null {
  const id = (spdx ?? "").trim();
  return licenceOf(id)?.url ?? (/^[A-Za-z\d][A-Za-z\d.+-]*$/.test(id) ? `https://spdx.org/licenses/${id}` : null);
}

/** Is this instant of the form that XML Schema calls `dateTime`? */
export function instantOf(given: string | null): string | null {
  if (given === null || Number.isNaN(Date.parse(given))) return null;
  return new Date(given).toISOString();
}
