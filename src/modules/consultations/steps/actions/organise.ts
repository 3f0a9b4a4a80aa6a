import { randomBytes, randomUUID } from "node:crypto";
import { recordAudit } from "../../../../kernel/audit/index.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import type { Actor } from "../../../../kernel/http/route.ts";
import { isDay } from "../../../../kernel/time/day.ts";
import { may } from "../../../identity/index.ts";
import { changesThePromise, consultationIssues, type ConsultationInput } from "../domain/check-consultation.ts";
import { fault, plainLine, plainText } from "../domain/check.ts";
import type { StepsDeps } from "../deps.ts";
import { consultationChangedMeanwhile, consultationNotValid, doorNotYours, promiseMade, unknownConsultation } from "../errors.ts";
import { insertConsultation, insertInvitation, lockedConsultation, markPublished, revokeInvitation, updateConsultation } from "../store/consultations.ts";
import { saveEvent, type ConsultationEvent } from "../store/outcomes.ts";
import { countsOf } from "../store/proposals.ts";
import { digestOf } from "./contribute.ts";

function mustRun(actor: Actor): void {
  if (!may(actor, "consultations.run")) throw doorNotYours();
}

async function record(deps: StepsDeps, tx: Db, actor: Actor, code: string, act: string, previous: unknown, next: unknown): Promise<void> {
  await recordAudit(tx, { accountId: actor.accountId, author: actor.name, act, subject: `consultation:${code}`, recordedAt: deps.clock.now(), previous, next });
}

/** Writes a consultation, new (`revision` null) or again. What was promised when contributions came in stays. */
export async function saveConsultation(deps: StepsDeps, actor: Actor, input: ConsultationInput, revision: number | null): Promise<void> {
  mustRun(actor);
  const issues = consultationIssues(input);
  if (issues.length > 0) throw consultationNotValid(issues);
  await deps.db.tx(async (tx) => {
    const before = await lockedConsultation(tx, input.code);
    if (revision === null) {
      if (before !== null || !(await insertConsultation(tx, input, deps.clock.now().toISOString(), deps.demonstration === true))) {
        throw consultationNotValid([fault("code-taken", "code", "Une consultation porte déjà ce code.", "A consultation already bears this code.")]);
      }
    } else {
      if (before === null) throw unknownConsultation();
      if (before.publishedAt !== null && changesThePromise(before, input)) {
        const { proposals, waiting, refused } = await countsOf(tx, input.code);
        if (proposals + waiting + Object.keys(refused).length > 0) throw promiseMade();
      }
      if (!(await updateConsultation(tx, input, revision))) throw consultationChangedMeanwhile();
    }
    await record(deps, tx, actor, input.code, revision === null ? "consultations.consultation-made" : "consultations.consultation-changed", before, input);
  });
}

/** From now on everybody sees it. */
export async function publishConsultation(deps: StepsDeps, actor: Actor, code: string): Promise<void> {
  mustRun(actor);
  await deps.db.tx(async (tx) => {
    const before = await lockedConsultation(tx, code);
    if (before === null) throw unknownConsultation();
    if (before.publishedAt !== null) return;
    await markPublished(tx, code, deps.clock.now().toISOString());
    await record(deps, tx, actor, code, "consultations.consultation-published", { published: false }, { published: true });
  });
}

/** A link for an organisation. Its secret is given once, and kept nowhere. */
export async function invite(deps: StepsDeps, actor: Actor, code: string, name: string): Promise<string> {
  mustRun(actor);
  const organisation = plainLine(name);
  if (organisation.length < 2 || organisation.length > 150) throw consultationNotValid([fault("no-organisation", "organisation", "Donnez le nom de l’organisation, en 150 caractères au plus.", "Give the name of the organisation, in 150 characters at most.")]);
  const secret = randomBytes(32).toString("base64url");
  await deps.db.tx(async (tx) => {
    if ((await lockedConsultation(tx, code)) === null) throw unknownConsultation();
    await insertInvitation(tx, { id: randomUUID(), consultation: code, organisation, secretSha256: digestOf(secret), at: deps.clock.now().toISOString() });
    await record(deps, tx, actor, code, "consultations.organisation-invited", null, { organisation });
  });
  return secret;
}

export async function endInvitation(deps: StepsDeps, actor: Actor, code: string, id: string): Promise<void> {
  mustRun(actor);
  await deps.db.tx(async (tx) => {
    if (await revokeInvitation(tx, code, id, deps.clock.now().toISOString())) await record(deps, tx, actor, code, "consultations.invitation-ended", null, { invitation: id });
  });
}

/** A meeting or a seminar, with what came of it; `id` null for a new one. */
export async function keepEvent(deps: StepsDeps, actor: Actor, given: Omit<ConsultationEvent, "id" | "happensOn"> & { readonly id: string | null; readonly happensOn: string }): Promise<void> {
  mustRun(actor);
  const day = isDay(given.happensOn) ? given.happensOn : null;
  const title = { fr: plainLine(given.title.fr), en: plainLine(given.title.en) };
  const sheets = given.sheets.map((sheet) => ({ ...sheet, title: plainLine(sheet.title), text: plainText(sheet.text) })).filter((sheet) => sheet.title !== "" || sheet.text !== "");
  const issues = [
    ...(day === null ? [fault("bad-day", "happensOn", "Donnez un jour qui existe.", "Give a day that exists.")] : []),
    ...(title.fr === "" || title.en === "" || title.fr.length > 200 || title.en.length > 200 ? [fault("missing-text", "title-fr", "Donnez un titre dans les deux langues, en 200 caractères au plus.", "Give a title in both languages, in 200 characters at most.")] : []),
    ...(sheets.some((sheet) => sheet.title === "" || sheet.text === "" || sheet.title.length > 200 || sheet.text.length > 4_000) ? [fault("bad-sheet", "sheet-title-0", "Chaque fiche a un titre et un texte de 4\u202f000 caractères au plus.", "Each sheet has a title and a text of 4,000 characters at most.")] : []),
    ...(given.account.length > 8_000 || given.place.length > 200 ? [fault("too-long", "account", "Le compte rendu tient en 8\u202f000 caractères, le lieu en 200.", "The account has 8,000 characters at most, the place 200.")] : []),
  ];
  if (issues.length > 0 || day === null) throw consultationNotValid(issues);
  await deps.db.tx(async (tx) => {
    if ((await lockedConsultation(tx, given.consultation)) === null) throw unknownConsultation();
    const event = { ...given, id: given.id ?? randomUUID(), happensOn: day, title, place: plainLine(given.place), account: plainText(given.account), sheets };
    await saveEvent(tx, event);
    await record(deps, tx, actor, given.consultation, "consultations.event-kept", null, { id: event.id, happensOn: day, title });
  });
}
