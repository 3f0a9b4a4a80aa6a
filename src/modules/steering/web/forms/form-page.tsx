import type { ComponentChildren, VNode } from "preact";
import { z } from "zod";
import { Breadcrumbs, Button, ErrorSummary, fieldId, Heading, LinkButton, Notice } from "../../../../kernel/html/index.ts";
import { AppError, type Issue } from "../../../../kernel/errors/app-error.ts";
import type { Reply } from "../../../../kernel/http/route.ts";
import type { Standing } from "../../domain/standing.ts";
import type { SteeringAct } from "../../domain/steering.ts";
import type { SteeringWebDeps } from "../deps.ts";
import { authorOf, requireRight, steeringPath, titleOf, type Seat } from "../place.ts";

/** The fields of a form as sent: one text each, lists where a name came several times. */
export const formBody = z.record(z.string(), z.unknown());
export type Given = Readonly<Record<string, string>>;

/** The texts of a form, none of them endless. A name sent several times has its values numbered: `ties-0`, `ties-1`. */
export function givenIn(body: Readonly<Record<string, unknown>>): Given {
  return Object.fromEntries(Object.entries(body).flatMap(([name, value]) => {
    const all = Array.isArray(value) ? value : [value];
    return all.flatMap((one, index) => (typeof one === "string" ? [[all.length === 1 && !Array.isArray(value) ? name : `${name}-${index}`, one.slice(0, 200_000)]] : []));
  }));
}

/** What was refused of an act: faults to mend, or what others wrote meanwhile. */
export interface Refusal {
  readonly given: Given;
  readonly issues: readonly Issue[];
  /** What was written since the writer looked; empty where nothing was. */
  readonly meanwhile: readonly Issue[];
}

export const untouched: Refusal = { given: {}, issues: [], meanwhile: [] };

/** The revision that the writer saw, as their form says; one that no form gave matches nothing. */
export function basedOn(given: Given): number {
  const text = given["basedOn"] ?? "";
  return /^\d{1,9}$/.test(text) ? Number(text) : -1;
}

/**
 * Does an act of a form. Gives the standing after it, or what was refused, with all that the writer typed. Fails with
 * `steering.not-yours` and with what is not the writer's to mend.
 */
export async function tryAct(deps: SteeringWebDeps, seat: Seat, act: SteeringAct, given: Given): Promise<Standing | Refusal> {
  requireRight(seat, act);
  try {
    return await deps.steering.act(authorOf(seat.context), seat.subject.subject, act, basedOn(given));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === "steering.not-possible") return { given, issues: error.issues, meanwhile: [] };
    if (error.code === "steering.changed-meanwhile") return { given, issues: [], meanwhile: error.issues };
    throw error;
  }
}

export function isRefusal(result: Standing | Refusal): result is Refusal {
  return "meanwhile" in result;
}

export function statusOf({ issues, meanwhile }: Refusal): number {
  return meanwhile.length > 0 ? 409 : issues.length > 0 ? 422 : 200;
}

/** What stands beside a field at fault. */
export function errorOf(issues: readonly Issue[], field: string, seat: Pick<Seat, "language">): { readonly error?: string } {
  const found = issues.filter((issue) => issue.field === field).map((issue) => issue.text[seat.language]);
  return found.length === 0 ? {} : { error: found.join(" ") };
}

interface FormPageProps {
  readonly seat: Seat;
  readonly title: string;
  readonly refusal: Refusal;
  readonly children: ComponentChildren;
  /** What stands beside the form: what was said last. */
  readonly beside?: ComponentChildren;
}

/** A page with one form of an action: its faults, what others wrote meanwhile, the form, and what is there now beside it. */
export function formPage({ seat, title, refusal, children, beside }: FormPageProps): Reply {
  const { say, language, subject, demonstration } = seat;
  const body = (
    <article>
      <ErrorSummary language={language} errors={refusal.issues.map((issue) => ({ fieldId: issue.field === undefined ? null : fieldId(issue.field), message: issue.text[language] }))} />
      <Breadcrumbs
        language={language}
        crumbs={[
          { label: say("Actions", "Actions"), href: "/actions" },
          { label: `Action ${subject.code}`, href: seat.isFormer ? steeringPath(subject.code) : subject.href },
          { label: say("Suivi", "Steering"), href: steeringPath(subject.code) },
          { label: title },
        ]}
      />
      <Heading level={1} kicker={titleOf(seat)}>{title}</Heading>
      <Meanwhile seat={seat} refusal={refusal} />
      {beside === undefined ? children : <div class="beside"><div>{children}</div><aside>{beside}</aside></div>}
    </article>
  );
  return { kind: "page", status: statusOf(refusal), page: { title: `${title} · Action ${subject.code}`, section: "actions", body, demonstration } };
}

function Meanwhile({ seat, refusal }: { readonly seat: Seat; readonly refusal: Refusal }): VNode | null {
  const { say, language } = seat;
  if (refusal.meanwhile.length === 0) return null;
  return (
    <Notice kind="warn" language={language} title={say("Quelqu’un a écrit entre-temps", "Somebody wrote meanwhile")}>
      <p>{say("Rien n’a été enregistré et rien n’est perdu\u202f: votre texte est encore dans le formulaire. Voici ce qui a été écrit depuis que vous avez ouvert la page\u202f; fondez les deux si besoin, puis enregistrez de nouveau.", "Nothing was recorded and nothing is lost: your text is still in the form. This is what was written since you opened the page; merge the two if need be, then save again.")}</p>
      <ul>{refusal.meanwhile.map((issue) => <li>{issue.text[language]}</li>)}</ul>
    </Notice>
  );
}

/**
 * The hidden fields that every form carries: its token, and the revision now in view. A form sent back for a fault stays
 * on the revision that its writer saw: mending the fault is no leave to write over what others wrote meanwhile.
 */
export function Hidden({ seat, refusal = untouched }: { readonly seat: Seat; readonly refusal?: Refusal }): VNode {
  const { revision } = seat.standing;
  const seen = basedOn(refusal.given);
  const stays = refusal.issues.length > 0 && refusal.meanwhile.length === 0 && seen >= 0 && seen <= revision;
  return (
    <>
      <input type="hidden" name="_csrf" value={seat.context.csrfToken} />
      <input type="hidden" name="basedOn" value={String(stays ? seen : revision)} />
    </>
  );
}

export function Buttons({ seat, save, kind = "main" }: { readonly seat: Seat; readonly save: string; readonly kind?: "main" | "danger" }): VNode {
  return (
    <div class="button-row">
      <Button kind={kind}>{save}</Button>
      <LinkButton href={steeringPath(seat.subject.code)}>{seat.say("Revenir sans enregistrer", "Back without saving")}</LinkButton>
    </div>
  );
}
