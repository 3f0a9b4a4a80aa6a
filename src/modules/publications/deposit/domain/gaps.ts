import { addDays, day, type Day } from "../../../../kernel/time/day.ts";
import type { DocumentType, PartialDay } from "../../domain/record.ts";
import type { Work } from "../../domain/work.ts";

/** What HAL may lack of a work. */
export const gapKinds = ["no-record", "notice-without-file", "embargo", "doi-missing"] as const;
export type GapKind = (typeof gapKinds)[number];

/**
 * Why a file may be deposited: `licence` (a Creative Commons licence at the publisher: its own file, at once),
 * `elsewhere` (open in another archive), `law` (accepted manuscript of an article, six months after publication: code
 * de la recherche, article L. 533-4, for sciences, technology and medicine, where public money paid at least half).
 */
export const depositGrounds = ["licence", "elsewhere", "law"] as const;
export type DepositGround = (typeof depositGrounds)[number];

export interface DepositGaps {
  readonly kinds: readonly GapKind[];
  readonly halIds: readonly string[];
  readonly ground: DepositGround | null;
  /** First day on which the file may be deposited; null where nothing known allows it. */
  readonly depositFrom: Day | null;
  /** First day on which a file that is closed in HAL is open. */
  readonly embargoUntil: Day | null;
}

/** Months after publication from which the law opens an article in sciences, technology and medicine. */
const monthsOfTheLaw = 6;
const inPeriodicals: ReadonlySet<DocumentType> = new Set(["article", "review", "letter", "editorial"]);

/** What HAL lacks of this work, whatever the day: dates say from when or until when. Empty kinds where nothing is lacking. */
export function gapsOf(work: Pick<Work, "identifiers" | "hal" | "records" | "access" | "documentType" | "published" | "journal">): DepositGaps {
  const halIds = [...new Set([...work.hal.map(({ halId }) => halId), ...work.identifiers.filter(({ scheme }) => scheme === "hal").map(({ value }) => value)])].sort();
  const files = work.hal.filter(({ submitType }) => submitType === "file");
  const { ground, from } = groundOf(work);
  const embargoes = files.some(({ openFile, embargoUntil }) => openFile && embargoUntil === null) ? [] : files.flatMap(({ embargoUntil }) => embargoUntil ?? []);
  const doi = work.identifiers.find(({ scheme }) => scheme === "doi")?.value;
  const notices = work.records.filter(({ record }) => record.source === "hal" && !record.deleted);
  const kinds: GapKind[] = [];
  // HAL takes no data sets.
  if (halIds.length === 0 && work.documentType?.value !== "dataset") kinds.push("no-record");
  if (halIds.length > 0 && files.length === 0 && ground !== null) kinds.push("notice-without-file");
  if (embargoes.length > 0) kinds.push("embargo");
  if (doi !== undefined && notices.some(({ record }) => !record.identifiers.some((one) => one.scheme === "doi" && one.value === doi))) kinds.push("doi-missing");
  return { kinds, halIds, ground, depositFrom: from, embargoUntil: embargoes.toSorted()[0] ?? null };
}

function groundOf({ access, documentType, published, journal }: Pick<Work, "access" | "documentType" | "published" | "journal">): { readonly ground: DepositGround | null; readonly from: Day | null } {
  const places = (access.at(-1)?.locations ?? []).filter(({ isOpen }) => isOpen);
  const since = published === null ? null : firstDay(published.value);
  if (places.some(({ host, licence }) => host === "publisher" && licence !== null && /^(cc[- ]?(by|0)|https?:\/\/creativecommons\.org\/)/i.test(licence))) return { ground: "licence", from: since };
  if (places.some(({ host, repository }) => host === "repository" && repository !== "HAL")) return { ground: "elsewhere", from: since };
  if (published === null || journal === null || documentType === null || !inPeriodicals.has(documentType.value)) return { ground: null, from: null };
  return { ground: "law", from: monthsAfter(lastDay(published.value), monthsOfTheLaw) };
}

function firstDay(text: PartialDay): Day {
  return day(`${text}-01-01`.slice(0, 10));
}

/** The last day that the text may mean: what is not known must not open a text too early. */
export function lastDay(text: PartialDay): Day {
  if (text.length === 10) return day(text);
  if (text.length === 4) return day(`${text}-12-31`);
  const [year = 0, month = 0] = text.split("-").map(Number);
  return addDays(day(month === 12 ? `${year + 1}-01-01` : `${text.slice(0, 4)}-${String(month + 1).padStart(2, "0")}-01`), -1);
}

/** The same day some months later, the last of a shorter month where it has no such day. */
export function monthsAfter(from: Day, months: number): Day {
  const [year = 0, month = 0, of = 0] = from.split("-").map(Number);
  const target = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  const last = target.getUTCDate();
  return day(`${target.toISOString().slice(0, 8)}${String(Math.min(of, last)).padStart(2, "0")}`);
}
