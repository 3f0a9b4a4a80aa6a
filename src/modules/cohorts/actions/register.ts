import { recordAudit, type Author } from "../../../kernel/audit/index.ts";
import type { Db } from "../../../kernel/db/db.ts";
import type { Issue } from "../../../kernel/errors/app-error.ts";
import { canonicalJson } from "../../../kernel/audit/index.ts";
import type { Day } from "../../../kernel/time/day.ts";
import { codeIssues, contentIssues, participantsIssues } from "../domain/checks.ts";
import { fault } from "../domain/fault.ts";
import { contentFields, emptyContent, type Cohort, type CohortContent } from "../domain/record.ts";
import { evidenceOf, transitionIssues, type TransitionInput } from "../domain/states.ts";
import { dayOf, type CohortDeps } from "../deps.ts";
import { changedMeanwhile, codeTaken, notTheLast, notValid, unknownCohort } from "../errors.ts";
import { addStatements, findCohort, insertCohort, raiseRevision, type NewStatement } from "../store/cohorts.ts";

export interface ParticipantsInput {
  readonly on: Day;
  readonly enrolled: number;
  readonly followed: number | null;
  readonly source: string;
}

/** The longest that a source or a reason may be. */
export const mostSource = 300;

export function sourceIssues(source: string): readonly Issue[] {
  if (source.trim() === "") return [fault("source-missing", "source", "Dites d’où vient ce fait\u202f: un courriel, un rapport, une convention…", "Say where this fact comes from: a message, a report, an agreement…")];
  return source.length > mostSource ? [fault("too-long", "source", `${mostSource} caractères au plus.`, `${mostSource} characters at most.`)] : [];
}

/** One statement for each field that says something else than before. */
export function changedFields(cohort: string, before: CohortContent, after: CohortContent, source: string): readonly NewStatement[] {
  return contentFields.filter((field) => canonicalJson(before[field]) !== canonicalJson(after[field])).map((field) => ({ cohort, field, value: after[field], on: null, source }));
}

export function transitionStatement(cohort: string, { state, on, reference }: TransitionInput): NewStatement {
  const text = reference.trim();
  return { cohort, field: "state", value: { state, evidence: text === "" ? null : { kind: evidenceOf[state].kind, reference: text } }, on, source: text === "" ? "–" : text };
}

/** What the office does to the register. Every act adds statements, changes none, and leaves its line in the audit. */
export function createRegister(deps: CohortDeps) {
  const { db, clock, ports, demonstration = false } = deps;

  /** Codes that no other part of the house knows, told with the other faults. */
  async function linkIssues(content: CohortContent, before: CohortContent): Promise<readonly Issue[]> {
    const issues: Issue[] = [];
    const { structure, study } = content;
    if (structure !== null && structure !== before.structure && !(await ports.structures([structure])).has(structure)) issues.push(fault("unknown-structure", "structure", "Aucune structure du référentiel ne porte ce code.", "No structure of the directory bears this code."));
    if (study !== null && study !== before.study && (await ports.study(study)) === null) issues.push(fault("unknown-study", "study", "Aucune étude publiée ne porte ce code.", "No published study bears this code."));
    const added = content.datasets.filter((code) => !before.datasets.includes(code));
    const known = added.length === 0 ? null : await ports.datasets(added);
    for (const code of added) if (known?.has(code) !== true) issues.push(fault("unknown-dataset", "datasets", `Aucun jeu de données publié ne porte le code ${code.slice(0, 40)}.`, `No published dataset bears the code ${code.slice(0, 40)}.`));
    const active = new Set(content.team.length === 0 ? [] : (await ports.people()).filter((one) => one.active).map(({ accountId }) => accountId));
    if (content.team.some((id) => !before.team.includes(id) && !active.has(id))) issues.push(fault("unknown-account", "team", "Une de ces adresses n’est celle d’aucun compte en activité.", "One of these addresses is not that of an active account."));
    return issues;
  }

  async function held(tx: Db, code: string, basedOn: number | undefined): Promise<Cohort> {
    const cohort = await findCohort(tx, code, true);
    if (cohort === null) throw unknownCohort();
    if (basedOn !== undefined && basedOn !== cohort.revision) throw changedMeanwhile();
    return cohort;
  }

  async function keep(tx: Db, by: Author, cohort: string, act: string, statements: readonly NewStatement[]): Promise<void> {
    await addStatements(tx, statements, by, clock.now());
    await raiseRevision(tx, cohort);
    await recordAudit(tx, { recordedAt: clock.now(), accountId: by.accountId, author: by.name, act: `cohorts.${act}`, subject: `cohort:${cohort}`, next: { fields: statements.map(({ field }) => field) } });
  }

  return {
    /** Enters a cohort as a candidate since a day. `more`: faults found while reading a form. */
    async add(by: Author, code: string, content: CohortContent, start: { readonly on: Day; readonly reference: string; readonly source: string }, more: readonly Issue[] = []): Promise<void> {
      const first = { state: "candidate" as const, on: start.on, reference: start.reference };
      const issues = [...codeIssues(code), ...contentIssues(content), ...(await linkIssues(content, emptyContent)), ...transitionIssues(first, [], dayOf(deps, { demonstration })), ...sourceIssues(start.source), ...more];
      if (issues.length > 0) throw notValid(issues);
      await db.tx(async (tx) => {
        if (!(await insertCohort(tx, code, clock.now(), demonstration))) throw codeTaken();
        await keep(tx, by, code, "added", [...changedFields(code, emptyContent, content, start.source), transitionStatement(code, first)]);
      });
    },

    /** Says anew what differs from the record; `basedOn` is the revision that the editor saw. Gives how many fields changed. */
    async save(by: Author, code: string, basedOn: number, content: CohortContent, source: string, more: readonly Issue[] = []): Promise<number> {
      const before = await findCohort(db, code);
      if (before === null) throw unknownCohort();
      const issues = [...contentIssues(content), ...(await linkIssues(content, before.content)), ...sourceIssues(source), ...more];
      if (issues.length > 0) throw notValid(issues);
      return db.tx(async (tx) => {
        const cohort = await held(tx, code, basedOn);
        const changes = changedFields(code, cohort.content, content, source);
        if (changes.length > 0) await keep(tx, by, code, "changed", changes);
        return changes.length;
      });
    },

    async move(by: Author, code: string, input: TransitionInput, basedOn?: number, more: readonly Issue[] = []): Promise<void> {
      await db.tx(async (tx) => {
        const cohort = await held(tx, code, basedOn);
        const issues = [...transitionIssues(input, cohort.transitions, dayOf(deps, cohort)), ...more];
        if (issues.length > 0) throw notValid(issues);
        await keep(tx, by, code, "moved", [transitionStatement(code, input)]);
      });
    },

    async count(by: Author, code: string, input: ParticipantsInput, basedOn?: number, more: readonly Issue[] = []): Promise<void> {
      await db.tx(async (tx) => {
        const cohort = await held(tx, code, basedOn);
        const issues = [...participantsIssues(input, cohort.content.startedOn, dayOf(deps, cohort)), ...sourceIssues(input.source), ...more];
        if (issues.length > 0) throw notValid(issues);
        const { on, enrolled, followed, source } = input;
        await keep(tx, by, code, "counted", [{ cohort: code, field: "participants", value: { enrolled, followed }, on, source }]);
      });
    },

    /** Takes back a state or a count entered by mistake, with the reason: both stay in the history. Of states, the last alone. */
    async retract(by: Author, code: string, statement: number, reason: string, basedOn?: number): Promise<void> {
      await db.tx(async (tx) => {
        const cohort = await held(tx, code, basedOn);
        const state = cohort.transitions.find((one) => one.statement === statement);
        const count = cohort.participants.find((one) => one.statement === statement);
        if (state === undefined && count === undefined) throw notTheLast();
        if (state !== undefined && (state !== cohort.transitions.at(-1) || cohort.transitions.length === 1)) throw notTheLast();
        if (reason.trim() === "" || reason.length > mostSource) throw notValid([fault("reason-missing", "reason", "Dites pourquoi, en 300 caractères au plus.", "Say why, in 300 characters at most.")]);
        await keep(tx, by, code, "retracted", [{ cohort: code, field: state === undefined ? "participants" : "state", value: null, on: null, source: reason.trim(), retracts: statement }]);
      });
    },
  };
}

export type Register = ReturnType<typeof createRegister>;
