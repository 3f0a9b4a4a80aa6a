import { recordAudit } from "../../../kernel/audit/index.ts";
import type { Db } from "../../../kernel/db/db.ts";
import type { Issue } from "../../../kernel/errors/app-error.ts";
import type { Actor } from "../../../kernel/http/route.ts";
import type { Clock } from "../../../kernel/time/day.ts";
import { may } from "../../identity/index.ts";
import { canonicalForm, checkForm, isCode, questionsOf } from "../domain/answering/index.ts";
import { fault } from "../domain/answering/fault.ts";
import { hashOfForm } from "../domain/answering/hash.ts";
import type { Form } from "../domain/form.ts";
import type { Forms } from "../domain/ports.ts";
import { notForYou } from "../questionnaires/errors.ts";
import { badForm, formChangedMeanwhile, formCodeTaken, unknownForm } from "./errors.ts";
import { deleteDraft, draftOf, formVersion, insertDraft, latestVersions, listDrafts, lockForm, putVersion, swapDraft, updateDraft, versionsOf, type FormDraft, type FormVersion } from "./store.ts";

/** Forms with what their editor needs: versions, and drafts in which faults may stand. */
export interface FormHouse extends Forms {
  /** Every version, the latest first; empty where there is no such form. */
  versions(code: string): Promise<readonly FormVersion[]>;
  drafts(): Promise<readonly FormDraft[]>;
  draft(code: string): Promise<FormDraft | null>;
  /** Begins a form nobody has: `consultations.bad-form` where the code will not do or is taken. */
  begin(actor: Actor, form: Form): Promise<FormDraft>;
  /** The draft of a form that has versions: the one there is, else a copy of the latest. */
  edit(actor: Actor, code: string): Promise<FormDraft>;
  /** What stands takes the place of what stood at this revision; else `consultations.form-changed-meanwhile` (409). The code stays. */
  change(actor: Actor, code: string, revision: number, form: Form): Promise<FormDraft>;
  /** Takes the last change back; once more, makes it again. */
  undo(actor: Actor, code: string, revision: number): Promise<FormDraft>;
  discard(actor: Actor, code: string, revision: number): Promise<void>;
  /** Makes the draft the next version and ends it; refuses as `save` does. */
  publish(actor: Actor, code: string, revision: number): Promise<Form>;
  /** Puts in forms that come with the program, where their code has no version yet. */
  putShipped(forms: readonly Form[]): Promise<number>;
}

export interface FormDeps {
  readonly db: Db;
  readonly clock: Clock;
}

const shippedBy = "jalon";
/** When the forms that come with the program were written: the same in every house. */
const shippedAt = "2024-01-08T08:00:00.000Z";

/** Forms and their versions. Only those who run questionnaires change them (`consultations.not-organiser`, 403). */
export function createForms({ db, clock }: FormDeps): FormHouse {
  const now = () => clock.now().toISOString();
  const audit = (tx: Db, actor: Actor, act: string, code: string, next: unknown) =>
    recordAudit(tx, { recordedAt: clock.now(), accountId: actor.accountId, author: actor.name, act: `consultations.form-${act}`, subject: `form:${code}`, previous: null, next });

  async function lockedDraft(tx: Db, code: string, revision: number): Promise<FormDraft> {
    const found = await draftOf(tx, code, { locked: true });
    if (found === null) throw unknownForm();
    if (found.revision !== revision) throw formChangedMeanwhile();
    return found;
  }

  async function known(tx: Db, code: string): Promise<FormDraft> {
    const found = await draftOf(tx, code);
    if (found === null) throw unknownForm();
    return found;
  }

  async function saveIn(tx: Db, actor: Actor, given: Form): Promise<Form> {
    await lockForm(tx, given.code);
    const versions = await versionsOf(tx, given.code);
    const [latest] = versions;
    const overwrites = latest !== undefined && latest.usedBy.length === 0 && !latest.shipped;
    const form: Form = { ...given, version: latest === undefined ? 1 : overwrites ? latest.form.version : latest.form.version + 1 };
    const earlier = versions.filter((version) => version.form.version < form.version).map((version) => version.form);
    const issues = [...checkForm(form), ...codesGivenAgain(form, earlier)];
    if (issues.length > 0) throw badForm(issues);
    if (latest !== undefined && canonicalForm({ ...latest.form, version: form.version }) === canonicalForm(form)) return latest.form;
    await putVersion(tx, form, { sha256: hashOfForm(form), at: now(), by: actor.accountId, shipped: false });
    await audit(tx, actor, "saved", form.code, { version: form.version, sha256: hashOfForm(form) });
    return form;
  }

  return {
    list: async () => (await latestVersions(db)).map(({ form, versions, usedBy }) => ({ form, versions, used: usedBy.length > 0 })),
    find: async (code, version) => (await formVersion(db, code, version))?.form ?? null,
    async save(actor, form) {
      requireOrganiser(actor);
      return db.tx((tx) => saveIn(tx, actor, form));
    },
    versions: (code) => versionsOf(db, code),
    drafts: () => listDrafts(db),
    draft: (code) => draftOf(db, code),
    async begin(actor, form) {
      requireOrganiser(actor);
      if (!isCode(form.code)) throw badForm(checkForm(form).filter(({ field }) => field === "form.code"));
      return db.tx(async (tx) => {
        if ((await formVersion(tx, form.code)) !== null || !(await insertDraft(tx, { ...form, version: 1 }, now(), actor.accountId))) throw formCodeTaken(form.code);
        await audit(tx, actor, "begun", form.code, null);
        return known(tx, form.code);
      });
    },
    async edit(actor, code) {
      requireOrganiser(actor);
      return db.tx(async (tx) => {
        const there = await draftOf(tx, code);
        if (there !== null) return there;
        const latest = await formVersion(tx, code);
        if (latest === null) throw unknownForm();
        await insertDraft(tx, latest.form, now(), actor.accountId);
        return known(tx, code);
      });
    },
    async change(actor, code, revision, form) {
      requireOrganiser(actor);
      return db.tx(async (tx) => {
        const { form: stands } = await lockedDraft(tx, code, revision);
        await updateDraft(tx, { ...form, code, version: stands.version }, now(), actor.accountId);
        return known(tx, code);
      });
    },
    async undo(actor, code, revision) {
      requireOrganiser(actor);
      return db.tx(async (tx) => {
        await lockedDraft(tx, code, revision);
        await swapDraft(tx, code, now(), actor.accountId);
        return known(tx, code);
      });
    },
    async discard(actor, code, revision) {
      requireOrganiser(actor);
      await db.tx(async (tx) => {
        await lockedDraft(tx, code, revision);
        await deleteDraft(tx, code);
        await audit(tx, actor, "draft-discarded", code, null);
      });
    },
    async publish(actor, code, revision) {
      requireOrganiser(actor);
      return db.tx(async (tx) => {
        const { form } = await lockedDraft(tx, code, revision);
        const saved = await saveIn(tx, actor, form);
        await deleteDraft(tx, code);
        return saved;
      });
    },
    async putShipped(forms) {
      return db.tx(async (tx) => {
        let count = 0;
        for (const form of forms) {
          if ((await formVersion(tx, form.code)) !== null) continue;
          await putVersion(tx, form, { sha256: hashOfForm(form), at: shippedAt, by: shippedBy, shipped: true });
          count += 1;
        }
        return count;
      });
    },
  };
}

function requireOrganiser(actor: Actor): void {
  if (!may(actor, "consultations.run")) throw notForYou();
}

/** A code of a question stays that of the same question: of the same kind, at least, as in every earlier version of its axis. */
function codesGivenAgain(form: Form, earlier: readonly Form[]): readonly Issue[] {
  const kinds = new Map(earlier.flatMap((version) => version.axes.flatMap((axis) => questionsOf(axis, version.groups).map(({ code, kind }) => [`${axis.code} ${code}`, kind] as const))));
  return form.axes.flatMap((axis, axisIndex) => axis.sections.flatMap((section, sectionIndex) => section.questions.flatMap(({ code, kind }, index) => {
    const was = kinds.get(`${axis.code} ${code}`);
    return was === undefined || was === kind ? [] : [fault("code-given-again", `axes.${axisIndex}.sections.${sectionIndex}.questions.${index}.code`,
      `Le code «\u202f${code}\u202f» était celui d’une autre question dans une version précédente\u202f: donnez-en un nouveau.`, `The code “${code}” was that of another question in an earlier version: give a new one.`)];
  })));
}
