import { createHash } from "node:crypto";
import type { Author } from "../../../../kernel/audit/index.ts";
import { sql, type Db } from "../../../../kernel/db/db.ts";
import type { Clock, Day } from "../../../../kernel/time/day.ts";
import { createDirectory, type DeliveryDraft, type DeliveryReport, type Directory, type FieldDefinition, type Source } from "../../../directory/index.ts";
import { contentFaults } from "../../domain/figures/content-faults.ts";
import type { FigureEdition } from "../../domain/figures/edition.ts";
import type { Figure, FigureContent } from "../../domain/figures/figure.ts";
import { deskRecords, deskSource, figureRecord } from "../../domain/figures/to-statements.ts";
import { badFigure, figureTakenMeanwhile, unknownFigure } from "../../errors.ts";
import { readFigureFacts, standingFigures, type FigureFact } from "./read-figures.ts";

export interface FiguresDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly fields: readonly FieldDefinition[];
}

/** What a person enters. `seen` is the revision of the figure that they had before their eyes, null for one that is new. */
export interface FigureEntry {
  readonly content: Omit<FigureContent, "order">;
  readonly seen: string | null;
}

export interface EditionReport {
  readonly delivery: DeliveryReport;
  /** Codes that the edition gives no more. */
  readonly withdrawn: readonly string[];
}

/** The key figures of years: published, entered by hand, read as known on a day. */
export interface Figures {
  /** Years that have figures, latest first. */
  years(): Promise<readonly number[]>;
  /**
   * The figures of a year, in their order, as known at the end of `knownOn` (null: all that is known), without what was
   * recorded after the instant `recordedBy` on that day. Empty where there is none.
   */
  ofYear(year: number, knownOn: Day | null, recordedBy?: string | null): Promise<readonly Figure[]>;
  /** One figure with every statement ever made of it; null when unknown. */
  fact(year: number, code: string): Promise<FigureFact | null>;
  /** Takes an edition in: what it says again changes nothing, what it says otherwise takes the place of what it said, what it gives no more is taken back. */
  importEdition(by: Author, edition: FigureEdition, fileSha256: string | null, rehearse?: boolean): Promise<EditionReport>;
  /** Enters or corrects a figure by hand. Fails with `activity.bad-figure` (all faults), `activity.figure-changed-meanwhile`. */
  enter(by: Author, entry: FigureEntry, tieExists?: (tie: string) => boolean): Promise<void>;
  /** Gives the word back to the publication, or takes away a figure that only an entry by hand gave. */
  takeBack(by: Author, year: number, code: string, seen: string): Promise<void>;
}

export function createFigures(deps: FiguresDeps): Figures {
  const { db, clock, fields } = deps;
  const directoryOn = (on: Db): Directory => createDirectory({ db: on, clock, fields });
  const directory = directoryOn(db);
  // Read again only when something was said: one question of the database in place of one a figure.
  let held: { readonly sequence: number; readonly facts: readonly FigureFact[] } | null = null;

  async function all(knownOn: Day | null, recordedBy: string | null = null): Promise<readonly FigureFact[]> {
    if (knownOn !== null || recordedBy !== null) return readFigureFacts(directory, knownOn, clock.today(), recordedBy);
    const { sequence } = await directory.changesAfter(held?.sequence ?? 0);
    if (held === null || held.sequence !== sequence) held = { sequence, facts: await readFigureFacts(directory, null, clock.today()) };
    return held.facts;
  }

  async function delivered(tx: Db, by: Author, source: Source, year: number, records: DeliveryDraft["records"], observedOn: Day, more: Partial<DeliveryDraft> = {}): Promise<DeliveryReport> {
    const delivery: DeliveryDraft = { source, observedOn, scope: `figures-${year}`, complete: false, fileSha256: null, mapping: null, demonstration: false, records, ...more };
    return directoryOn(tx).deliver(by, delivery);
  }

  /** Inside a transaction in which nobody else enters a figure. */
  async function alone<T>(work: (tx: Db) => Promise<T>): Promise<T> {
    return db.tx(async (tx) => {
      await tx.query(sql`select pg_advisory_xact_lock(hashtextextended('activity.figures', 0))`);
      return work(tx);
    });
  }

  return {
    async years() {
      const years = (await all(null)).flatMap(({ figure }) => figure?.year ?? []);
      return [...new Set(years)].toSorted((a, b) => b - a);
    },
    ofYear: async (year, knownOn, recordedBy = null) => standingFigures(await all(knownOn, recordedBy), year),
    async fact(year, code) {
      return (await all(null)).find(({ voices }) => voices[0]?.content.year === year && voices[0].content.code === code) ?? null;
    },
    importEdition: (by, edition, fileSha256, rehearse = false) => alone(async (tx) => {
      const { id, title, publisher, home } = edition.source;
      const source: Source = {
        id, kind: "institute-document", home, licence: null,
        name: { fr: `${publisher.fr}, «\u202f${title.fr}\u202f»`, en: `${publisher.en}, “${title.en}”` },
      };
      const given = new Set(edition.figures.map((one) => one.code));
      const before = (await readFigureFacts(directoryOn(tx), null, clock.today())).flatMap(({ voices }) => voices.filter((one) => one.source === id && one.content.year === edition.year && one.observedOn <= edition.observedOn));
      const gone = before.filter(({ content, standing }) => !given.has(content.code) && standing === "published");
      const goneBefore = before.filter(({ content, standing }) => !given.has(content.code) && standing === "withdrawn");
      const records = [...edition.figures.map((one) => figureRecord(one, "published")), ...[...gone, ...goneBefore].map(({ content }) => figureRecord(content, "withdrawn"))];
      const more = { fileSha256, mapping: { name: "figures", version: edition.version } };
      const withdrawn = gone.map(({ content }) => content.code).toSorted();
      if (!rehearse) return { delivery: await delivered(tx, by, source, edition.year, records, edition.observedOn, more), withdrawn };
      return { delivery: await directoryOn(tx).rehearse(by, { source, observedOn: edition.observedOn, scope: `figures-${edition.year}`, complete: false, demonstration: false, records, ...more }), withdrawn };
    }),
    enter: (by, { content, seen }, tieExists) => alone(async (tx) => {
      const facts = await readFigureFacts(directoryOn(tx), null, clock.today());
      const standing = standingFigures(facts, content.year);
      const before = standing.find((one) => one.code === content.code);
      if (before?.revision !== (seen ?? undefined)) throw figureTakenMeanwhile(content.code, before ?? null);
      const whole: FigureContent = { ...content, order: before?.order ?? Math.max(0, ...standing.map((one) => one.order)) + 1 };
      const faults = contentFaults(whole, standing.filter((one) => one !== before), tieExists);
      if (faults.length > 0) throw badFigure(faults);
      const heard = facts.find(({ voices }) => voices[0]?.content.year === content.year && voices[0].content.code === content.code)?.statements ?? [];
      await delivered(tx, by, deskSource, content.year, deskRecords(whole, "published", heard), clock.today());
    }),
    takeBack: (by, year, code, seen) => alone(async (tx) => {
      const fact = (await readFigureFacts(directoryOn(tx), null, clock.today())).find(({ figure }) => figure?.year === year && figure.code === code);
      const figure = fact?.figure ?? null;
      const entered = fact?.voices.find((one) => one.source === deskSource.id);
      if (fact === undefined || figure === null || entered === undefined || entered.standing === "as-published") throw unknownFigure(year, code);
      if (figure.revision !== seen) throw figureTakenMeanwhile(code, figure);
      const published = fact.voices.some((one) => one.source !== deskSource.id);
      await delivered(tx, by, deskSource, year, deskRecords(entered.content, published ? "as-published" : "withdrawn", fact.statements), clock.today());
    }),
  };
}

/** The digest that tells a file of figures from another. */
export function figuresSha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
