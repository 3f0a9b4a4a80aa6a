import { z } from "zod";
import { AppError, type Issue } from "../../../../kernel/errors/app-error.ts";
import { isDay, type Day } from "../../../../kernel/time/day.ts";
import { undertakingStates, type SteeringAct } from "../../../steering/index.ts";

const typed = z.string().max(5_000).default("");

/** One act of the follow-up, as typed. `seen`: the revision that the writer saw. */
export const followUpForm = z.looseObject({
  act: z.enum(["owner", "milestone", "reached", "review"]),
  seen: z.coerce.number().int().min(0).max(1_000_000).catch(0),
  owner: typed, title: typed, due: typed, milestone: typed, on: typed, state: typed, confidence: typed, synthesis: typed,
});
export type FollowUpForm = z.output<typeof followUpForm>;

/** The act that a form asks for; everything that is missing at once. `people`: who may be made to answer for it. */
export function actOf(form: FollowUpForm, people: readonly { readonly accountId: string; readonly name: string }[]): SteeringAct {
  const issues: Issue[] = [];
  const fault = (field: string, fr: string, en: string): void => {
    issues.push({ code: `reports.follow-up-${field}`, severity: "error", field, text: { fr, en } });
  };
  const dayIn = (field: "due" | "on", fr: string, en: string): Day => {
    const text = form[field].trim();
    if (!isDay(text)) fault(field, fr, en);
    return text as Day;
  };
  const done = (act: SteeringAct): SteeringAct => {
    if (issues.length > 0) throw new AppError("reports.follow-up-refused", { fr: "Le suivi n’a pas été enregistré\u202f: complétez-le.", en: "The follow-up was not recorded: complete it." }, { status: 422, issues });
    return act;
  };
  switch (form.act) {
    case "owner": {
      const owner = people.find((one) => one.accountId === form.owner) ?? null;
      if (form.owner !== "" && owner === null) fault("owner", "Responsable\u202f: choisissez un compte ouvert.", "Owner: choose an open account.");
      return done({ kind: "owners-set", owner, deputies: [] });
    }
    case "milestone":
      if (form.title.trim() === "") fault("title", "Jalon\u202f: dites ce qui sera fait.", "Milestone: say what will be done.");
      return done({ kind: "milestone-set", milestoneId: null, milestone: { title: form.title.trim(), dueOn: dayIn("due", "Échéance\u202f: donnez un jour.", "Due day: give a day."), ownerId: null }, reason: null });
    case "reached":
      return done({ kind: "milestone-reached", milestoneId: form.milestone, on: dayIn("on", "Atteint le\u202f: donnez un jour.", "Reached on: give a day."), evidence: [] });
    case "review": {
      const state = undertakingStates.find((one) => one === form.state);
      if (state === undefined) fault("state", "État\u202f: choisissez-en un.", "State: choose one.");
      const percent = Number(form.confidence.replace(",", ".").replace(/[\s\u00a0\u202f%]/g, ""));
      if (form.confidence.trim() === "" || !Number.isFinite(percent) || percent < 0 || percent > 100) fault("confidence", "Confiance\u202f: un nombre de 0 à 100.", "Confidence: a number from 0 to 100.");
      if (form.synthesis.trim() === "") fault("synthesis", "Synthèse\u202f: dites où cela en est.", "Synthesis: say where it stands.");
      return done({ kind: "reviewed", review: { on: dayIn("on", "Revue du\u202f: donnez un jour.", "Review of: give a day."), state: state ?? "on-track", confidenceShare: percent / 100, synthesis: form.synthesis.trim() } });
    }
  }
}
