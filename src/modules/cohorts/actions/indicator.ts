import { recordAudit, type Author } from "../../../kernel/audit/index.ts";
import { sql, type Db } from "../../../kernel/db/db.ts";
import { both, formatDay, inBoth } from "../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../kernel/i18n/language.ts";
import type { Clock, Day, Period } from "../../../kernel/time/day.ts";
import { fault } from "../domain/fault.ts";
import { countHosted, hostedRecipe, readings, usualReading, type CountedCohort, type HostedCount, type ReadingCode } from "../domain/indicator.ts";
import { evidenceNames } from "../domain/words.ts";
import { dayInFuture, notValid } from "../errors.ts";
import { listCohorts } from "../store/cohorts.ts";

/** A number as the indicators take it (`MeasurementDraft` there), with its facts. */
export interface HostedMeasurement {
  readonly series: string;
  readonly enters: "indicator";
  readonly value: number;
  readonly period: Period;
  readonly asOf: Day;
  readonly recipe: { readonly code: string; readonly version: number; readonly name: Bilingual; readonly sentence: Bilingual };
  readonly counted: readonly { readonly label: Bilingual; readonly href: string | null; readonly amount: number; readonly standing: "attested"; readonly statementIds: readonly string[] }[];
  readonly leftOut: readonly { readonly label: Bilingual; readonly href: string | null; readonly reason: Bilingual; readonly statementIds: readonly string[] }[];
  readonly demonstration: boolean;
  readonly firstSeenOn: null;
}

export interface Declaration {
  readonly reading: ReadingCode;
  readonly reason: string;
  /** Null: nobody has declared any, the usual one holds. */
  readonly declaredAt: string | null;
}

export interface HostedReport {
  readonly count: HostedCount;
  /** `no-fact`: the register is empty; `no-series`; `dry-run`; else what the indicators did with it. */
  readonly result: string;
  readonly measurementId: string | null;
}

export interface HostedDeps {
  readonly db: Db;
  readonly clock: Clock;
  /** Enters the number among the values of the contract; null where the contract in force has no such series. */
  readonly record: (by: Author, draft: HostedMeasurement) => Promise<{ readonly result: string; readonly id: string | null } | null>;
}

export interface HostedIndicator {
  /** On a day, under a reading or the declared one. */
  count(on: Day, reading?: ReadingCode): Promise<HostedCount>;
  /** Under every reading, in their order. */
  everyReading(on: Day): Promise<readonly HostedCount[]>;
  declaration(): Promise<Declaration>;
  /** Says which reading enters the contract. Fails with `cohorts.not-valid`. */
  declare(by: Author, reading: ReadingCode, reason: string): Promise<void>;
  /** Computes and records. Fails with `cohorts.measure-in-future`. */
  measure(by: Author, question: { readonly on: Day; readonly dryRun?: boolean }): Promise<HostedReport>;
}

/** Is this a name of the recipe, its series or its indicator? */
export function knowsCohortRecipe(code: string): boolean {
  return code === "5" || code.startsWith("cohorts-register");
}

/** Does the register hold any cohort, so that indicator 5 is counted from it? */
export async function registerHoldsCohorts(db: Db): Promise<boolean> {
  const [row] = await db.query<{ held: boolean }>(sql`select exists (select from cohorts.cohort) as held`);
  return row?.held === true;
}

/** Indicator 5, computed from the register. */
export function createHostedIndicator({ db, clock, record }: HostedDeps): HostedIndicator {
  const declaration = async (): Promise<Declaration> => {
    const [row] = await db.query<Declaration>(sql`select reading, reason, declared_at as "declaredAt" from cohorts.reading_declaration order by id desc limit 1`);
    return row ?? { reading: usualReading, reason: "", declaredAt: null };
  };
  const count = async (on: Day, reading?: ReadingCode): Promise<HostedCount> => countHosted(await listCohorts(db), reading ?? (await declaration()).reading, on);
  return {
    count, declaration,
    async everyReading(on) {
      const cohorts = await listCohorts(db);
      return (Object.keys(readings) as ReadingCode[]).map((reading) => countHosted(cohorts, reading, on));
    },
    async declare(by, reading, reason) {
      const text = reason.trim();
      if (text === "" || text.length > 1_000) throw notValid([fault("reason-missing", "reason", "Dites pourquoi cette lecture, en 1\u202f000 caractères au plus.", "Say why this reading, in 1,000 characters at most.")]);
      await db.tx(async (tx) => {
        await tx.query(sql`insert into cohorts.reading_declaration (reading, reason, declared_at, account_id, author) values (${reading}, ${text}, ${clock.now().toISOString()}::timestamptz, ${by.accountId}::text, ${by.name})`);
        await recordAudit(tx, { recordedAt: clock.now(), accountId: by.accountId, author: by.name, act: "cohorts.reading-declared", subject: "indicator:5", next: { reading } });
      });
    },
    async measure(by, { on, dryRun = false }) {
      if (on > clock.today()) throw dayInFuture();
      const counted = await count(on);
      if (counted.value === null) return { count: counted, result: "no-fact", measurementId: null };
      if (dryRun) return { count: counted, result: "dry-run", measurementId: null };
      const recorded = await record(by, draftOf(counted, counted.value));
      return recorded === null ? { count: counted, result: "no-series", measurementId: null } : { count: counted, result: recorded.result, measurementId: recorded.id };
    },
  };
}

/** "convention d’hébergement FC-2021-03 (12 mars 2021)", one after the other. */
export function evidenceText({ evidence }: Pick<CountedCohort, "evidence">, language: Language): string {
  return evidence.map(({ evidence: piece, on }) => `${piece === null ? "" : `${evidenceNames[piece.kind][language]} ${piece.reference} `}(${formatDay(on, language)})`).join(language === "fr" ? "\u202f; " : "; ");
}

function draftOf({ reading, on, period, counted, leftOut, demonstration }: HostedCount, value: number): HostedMeasurement {
  const { series, code, version, name, sentence } = hostedRecipe(reading);
  const label = (one: { readonly acronym: string; readonly name: Bilingual }): Bilingual => both(`${one.acronym} · ${one.name.fr}`, `${one.acronym} · ${one.name.en}`);
  return {
    series, enters: "indicator", value, period, asOf: on, recipe: { code, version, name, sentence },
    counted: counted.map((one) => ({ label: inBoth((language) => `${label(one)[language]}, ${evidenceText(one, language)}`), href: `/cohorts/${one.code}/history`, amount: 1, standing: "attested", statementIds: [] })),
    leftOut: leftOut.map((one) => ({ label: label(one), href: `/cohorts/${one.code}`, reason: one.reason, statementIds: [] })),
    demonstration, firstSeenOn: null,
  };
}
