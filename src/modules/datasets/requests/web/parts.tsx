import type { ComponentChildren, VNode } from "preact";
import { Breadcrumbs, ErrorSummary, fieldId, Tag, type Crumb } from "../../../../kernel/html/index.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { formatDay, formatNumber, pick, plural } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { isDay } from "../../../../kernel/time/day.ts";
import { stateNames, stateTones } from "../domain/words.ts";
import type { RequestState } from "../domain/table.ts";

export function StateTag({ state, language }: { readonly state: RequestState; readonly language: Language }): VNode {
  return <Tag tone={stateTones[state]}>{pick(stateNames[state], language)}</Tag>;
}

/** The day of an instant, as people say it. */
export function dayText(instant: string | null, language: Language): string {
  const on = instant?.slice(0, 10) ?? "";
  return isDay(on) ? formatDay(on, language) : "–";
}

/** A text as it was typed: an empty line parts two paragraphs, the ends of lines stay. */
export function Typed({ text }: { readonly text: string }): VNode {
  return <div class="request-text">{text.split(/\n\s*\n/).map((paragraph) => <p>{paragraph}</p>)}</div>;
}

export function Crumbs({ language, crumbs }: { readonly language: Language; readonly crumbs: readonly Crumb[] }): VNode {
  return <Breadcrumbs language={language} crumbs={[{ label: language === "fr" ? "Données" : "Data", href: "/data" }, ...crumbs]} />;
}

export function Faults({ issues, language }: { readonly issues: readonly Issue[]; readonly language: Language }): VNode | null {
  return <ErrorSummary language={language} errors={issues.map((issue) => ({ fieldId: issue.field === undefined ? null : fieldId(issue.field), message: issue.text[language] }))} />;
}

export function errorOf(issues: readonly Issue[], field: string, language: Language): { readonly error?: string } {
  const found = issues.filter((issue) => issue.field === field).map((issue) => issue.text[language]);
  return found.length === 0 ? {} : { error: found.join(" ") };
}

export function Hidden({ values }: { readonly values: Readonly<Record<string, string | number>> }): VNode {
  return <>{Object.entries(values).map(([name, value]) => <input type="hidden" name={name} value={String(value)} />)}</>;
}

/** "12 jours", "1 day"; a half day or more counts as one. */
export function daysText(days: number, language: Language): string {
  const rounded = Math.round(days);
  return `${formatNumber(rounded, language)} ${plural(language, rounded, language === "fr" ? { one: "jour", other: "jours" } : { one: "day", other: "days" })}`;
}

/** A form of one act, folded away until it is wanted. */
export function ActForm({ action, csrfToken, revision, move, summary, open = false, children }: { readonly action: string; readonly csrfToken: string; readonly revision: number; readonly move: string; readonly summary: string; readonly open?: boolean; readonly children: ComponentChildren }): VNode {
  return (
    <details class="disclosure request-act" open={open} id={`act-${move}`}>
      <summary>{summary}</summary>
      <form method="post" action={action} class="disclosure-body">
        <Hidden values={{ _csrf: csrfToken, step: move, basedOn: revision }} />
        {children}
      </form>
    </details>
  );
}
