import type { Actor } from "../../../../../kernel/http/route.ts";
import { cleaned } from "../../../../datasets/index.ts";
import type { SectionCode } from "../../../domain/fields/index.ts";
import type { StudyContent } from "../../../domain/content.ts";
import type { Organisation } from "../../../domain/parts.ts";
import type { StudyDraft } from "../../../domain/study.ts";
import type { OrganisationOffers, StudyDeclareDeps } from "../deps.ts";
import { notOfTheForm } from "../../../errors.ts";
import { contentChange } from "../../api/schemas.ts";
import { actOn, formStore, saveAnswers, type Clash, type Unread, type Written } from "./kit.ts";
import type { Question } from "./question.ts";

export const forms = formStore({ table: "studies.declaration_form", records: "studies.study", column: "study" });

export type SaveOutcome =
  | { readonly kind: "saved"; readonly draft: StudyDraft; readonly changed: readonly string[]; readonly merged: boolean }
  | { readonly kind: "conflict"; readonly draft: StudyDraft; readonly differences: readonly Clash<Question>[] };

/** Saves what was written in one section: only what differs from what the form started from (`saveAnswers`), so that untouched imported fields stay imported. */
export async function saveSection(deps: Pick<StudyDeclareDeps, "db" | "studies" | "organisations">, actor: Actor, code: string, section: SectionCode, questions: readonly Question[], written: Written, act: string): Promise<SaveOutcome> {
  const unread: Unread = new Map();
  const read = questions.map((spec) => ({ spec, value: cleaned(actOn(spec.key, spec.read(written, unread), act)) }));
  const answers = await Promise.all(read.map(async ({ spec, value }) => ({ spec, value: spec.field.kind === "organisations" ? await withNumbers(value as readonly Organisation[], deps.organisations) : value })));
  const outcome = await saveAnswers<StudyDraft, Question>({
    answers, written, changedMeanwhile: "studies.changed-meanwhile",
    draft: () => deps.studies.draft(actor, code),
    valueOf: ({ content }, spec) => spec.valueOf(content),
    save: (draft, mine) => deps.studies.save(actor, code, draft.revision, changeOf(draft.content, mine)),
  });
  if (outcome.kind === "conflict") return outcome;
  const { before, draft, changed } = outcome;
  const undo = changed.length === 0 ? null : { revision: draft.revision, step: section, before: Object.fromEntries(changed.map(({ field: { name } }) => [name, before.content[name]])) };
  await forms.noteSaved(deps.db, code, { step: section, asked: questions.map(({ key }) => key), unread, undo });
  return { kind: "saved", draft, changed: changed.map(({ key }) => key), merged: outcome.merged };
}

function changeOf(content: StudyContent, mine: readonly { readonly spec: Question; readonly value: unknown }[]): Partial<StudyContent> {
  const change = Object.assign({}, ...mine.map(({ spec, value }) => spec.changeOf(content, value))) as Partial<StudyContent>;
  // No page offers such a choice: the form was not filled in by hand. Kept, it could not be shown any more.
  if (!contentChange.safeParse(change).success) throw notOfTheForm();
  return change;
}

/** A body that was chosen from the directory, by its code or its whole name, takes its numbers from there where none were typed. */
async function withNumbers(bodies: readonly Organisation[], offers: OrganisationOffers): Promise<readonly Organisation[]> {
  if (bodies.every(({ ror, siren }) => ror !== null || siren !== null)) return bodies;
  const offered = await offers.offered();
  return Promise.all(bodies.map(async (body) => {
    if (body.ror !== null || body.siren !== null) return body;
    const code = body.directoryCode ?? offered.find(({ name }) => name === body.name)?.code;
    const known = code === undefined ? null : await offers.byCode(code);
    return known === null ? body : { ...known, name: body.name === "" ? known.name : body.name, kind: body.kind ?? known.kind };
  }));
}
