import type { Issue } from "../../../kernel/errors/app-error.ts";
import type { ValueEvent } from "./value-events.ts";

/**
 * Do two people stand behind this event? An acceptance always has two, since nobody accepts their own proposal. What one
 * person entered, corrected or imported has one, until a second countersigns it.
 */
export function isCountersigned(event: Pick<ValueEvent, "id" | "kind">, countersigned: ReadonlySet<string>): boolean {
  return event.kind === "accepted" || event.kind === "accepted-changed" || countersigned.has(event.id);
}

/** What forbids somebody to countersign the value that stands by an event: four eyes, whatever their roles. */
export function countersignIssues(event: ValueEvent, byId: string, context: { readonly stands: boolean; readonly countersigned: ReadonlySet<string> }): Issue[] {
  const issues: Issue[] = [];
  const add = (code: string, fr: string, en: string): void => {
    issues.push({ code: `indicators.${code}`, severity: "error", text: { fr, en } });
  };
  if (!context.stands) add("value-does-not-stand", "Cette valeur n’est plus celle qui compte\u202f: elle a été corrigée ou retirée.", "This value counts no more: it was corrected or withdrawn.");
  else if (isCountersigned(event, context.countersigned)) add("already-countersigned", "Deux personnes ont déjà vu cette valeur\u202f: rien à contresigner.", "Two people have seen this value already: nothing to countersign.");
  if (event.authorId === byId) add("own-value", `La valeur saisie par ${event.author} doit être contresignée par une autre personne.`, `The value entered by ${event.author} has to be countersigned by another person.`);
  return issues;
}
