import type { ComponentChildren, VNode } from "preact";
import { Breadcrumbs, Field, fieldId, Notice, type Crumb } from "../../../../kernel/html/index.ts";
import type { Page, RequestContext } from "../../../../kernel/http/route.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { GivenFields } from "../../domain/answering/index.ts";
import { doneWords, say } from "./words.ts";

export function formsPage(title: string, body: VNode): Page {
  return { title, section: "consultations", body };
}

export function Way({ crumbs, language }: { readonly crumbs: readonly Crumb[]; readonly language: Language }): VNode {
  return <Breadcrumbs language={language} crumbs={[{ label: say("consultations", language), href: "/consultations" }, { label: say("forms", language), href: "/consultations/forms" }, ...crumbs]} />;
}

/** What was just done, told once. */
export function Done({ context: { url, language }, children }: { readonly context: Pick<RequestContext, "url" | "language">; readonly children?: ComponentChildren }): VNode | null {
  const text = doneWords[url.searchParams.get("done") ?? ""];
  return text === undefined ? null : <Notice kind="info" language={language}>{text[language]}{children}</Notice>;
}

/** What every form that changes a draft carries: the token, and the revision that was seen. */
export function Hidden({ context, revision, at }: { readonly context: Pick<RequestContext, "csrfToken">; readonly revision?: number; readonly at?: string }): VNode {
  return (
    <>
      <input type="hidden" name="_csrf" value={context.csrfToken} />
      {revision === undefined ? null : <input type="hidden" name="revision" value={String(revision)} />}
      {at === undefined ? null : <input type="hidden" name="at" value={at} />}
    </>
  );
}

export interface WrittenProps {
  readonly name: string;
  readonly label: string;
  readonly value: { readonly fr: string; readonly en: string };
  readonly rows?: number;
  readonly optional?: boolean;
  readonly hint?: string;
  /** Path of the thing being edited, to find the faults of this text. */
  readonly at: string;
  readonly issues: readonly Issue[];
  readonly language: Language;
}

/** The text of an issue that stands at exactly this path. */
export function faultAt(issues: readonly Issue[], path: string, language: Language): { readonly error?: string } {
  const found = issues.find(({ field }) => field === path);
  return found === undefined ? {} : { error: found.text[language] };
}

/** One text in both languages, side by side. */
export function TwoTexts({ name, label, value, rows = 2, optional = false, hint, at, issues, language }: WrittenProps): VNode {
  const field = (tongue: "fr" | "en") => (
    <Field control="textarea" rows={rows} name={`${name}.${tongue}`} label={`${label} (${say(tongue === "fr" ? "french" : "english", language).toLowerCase()})`} value={value[tongue]} optional={optional} language={language}
      {...(hint === undefined ? {} : { hint })} {...faultAt(issues, at === "head" ? `${name}.${tongue}` : `${at}.${name}.${tongue}`, language)} />
  );
  return <div class="field-pair">{field("fr")}{field("en")}</div>;
}

/** Where a fault shows on the page of the thing it is in. */
export function errorsAt(issues: readonly Issue[], at: string, language: Language): readonly { readonly fieldId: string | null; readonly message: string }[] {
  const shown = new Set(["title", "introduction", "label", "help", "lowLabel", "highLabel", "unit"]);
  const named = new Set(["code", "objectives", "low", "high", "atMost", "alone", "least", "most", "decimals", "bands", "earliest", "latest", "longest"]);
  return issues.map(({ field = "", text }) => {
    const inner = at === "head" ? field : field.startsWith(`${at}.`) ? field.slice(at.length + 1) : "";
    const [first = ""] = inner.split(".");
    return { fieldId: shown.has(first) ? fieldId(inner) : named.has(first) ? fieldId(first) : null, message: text[language] };
  });
}

/** A form that was sent, as texts by name; anything else is left aside. */
export function givenFields(body: Readonly<Record<string, unknown>>): GivenFields {
  return Object.fromEntries(Object.entries(body).flatMap(([name, value]): readonly (readonly [string, string | readonly string[]])[] => {
    if (typeof value === "string") return [[name, value]];
    return Array.isArray(value) ? [[name, value.filter((one: unknown) => typeof one === "string")]] : [];
  }));
}
