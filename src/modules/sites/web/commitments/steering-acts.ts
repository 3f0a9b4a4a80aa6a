import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import { undertakingStates, type SteeringAct } from "../../../steering/index.ts";
import { fault } from "../../actions/describe.ts";
import { dayIn, type Given } from "../deps.ts";

/** The forms of the page of a commitment, by what they send as `form`. */
export const steeringForms = ["owner", "milestone", "reached", "dropped", "evidence", "review", "ask", "close-ask"] as const;
export type SteeringForm = (typeof steeringForms)[number];

export type ReadAct = { readonly form: SteeringForm } & ({ readonly act: SteeringAct } | { readonly issues: readonly Issue[] });

/** The act that a form asks for, or what is missing in it; whether the act is possible is for steering to say. */
export function readAct(given: Given, today: Day): ReadAct {
  const form = steeringForms.find((one) => one === given["form"]) ?? "review";
  const issues: Issue[] = [];
  const text = (name: string): string => (given[name] ?? "").trim();
  const dayAt = (name: string): Day => {
    const read = dayIn(given[name]);
    if (read === null) issues.push(fault(name, "day-missing", "Donnez un jour.", "Give a day."));
    return read ?? today;
  };
  const act = ((): SteeringAct => {
    switch (form) {
      case "owner":
        return { kind: "owners-set", owner: text("owner") === "" ? null : { accountId: text("owner"), name: "" }, deputies: text("deputy") === "" ? [] : [{ accountId: text("deputy"), name: "" }] };
      case "milestone":
        return { kind: "milestone-set", milestoneId: text("milestoneId") === "" ? null : text("milestoneId"), milestone: { title: text("title"), dueOn: dayAt("dueOn"), ownerId: null }, reason: text("reason") === "" ? null : text("reason") };
      case "reached":
        return { kind: "milestone-reached", milestoneId: text("milestoneId"), on: dayAt("on"), evidence: text("href") === "" ? [] : [{ kind: "link", label: text("label") === "" ? text("href") : text("label"), href: text("href") }] };
      case "dropped":
        return { kind: "milestone-dropped", milestoneId: text("milestoneId"), reason: text("reason") };
      case "evidence":
        return { kind: "evidence-added", milestoneId: text("milestoneId"), evidence: { kind: "link", label: text("label") === "" ? text("href") : text("label"), href: text("href") } };
      case "review": {
        const state = undertakingStates.find((one) => one === given["state"]);
        if (state === undefined) issues.push(fault("state", "state-missing", "Dites où en est l’engagement.", "Say how the commitment stands."));
        const percent = Number(text("confidence").replace(",", "."));
        if (text("confidence") === "" || !(percent >= 0 && percent <= 100)) issues.push(fault("confidence", "confidence-malformed", "Dites votre confiance, de 0 à 100.", "Say your confidence, 0 to 100."));
        return { kind: "reviewed", review: { on: dayAt("on"), state: state ?? "not-started", confidenceShare: Number.isFinite(percent) ? percent / 100 : 0, synthesis: text("synthesis") } };
      }
      case "ask":
        return { kind: "ask-opened", ask: given["ask"] === "decision" ? "decision" : "obstacle", text: text("text"), on: dayAt("on") };
      case "close-ask":
        return { kind: "ask-closed", askId: text("askId"), outcome: text("outcome"), on: dayAt("on") };
    }
  })();
  return issues.length > 0 ? { form, issues } : { form, act };
}
