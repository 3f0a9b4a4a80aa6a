import type { VNode } from "preact";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { Button, ErrorSummary, Heading, Notice, TabLinks } from "../../../../kernel/html/index.ts";
import type { RequestContext } from "../../../../kernel/http/route.ts";
import { both, pick } from "../../../../kernel/i18n/format.ts";
import type { GivenFields } from "../../domain/answering/index.ts";
import type { Form, FormAxis } from "../../domain/form.ts";
import { AxisFields, errorsOf, Paragraphs } from "../../web/fields/index.ts";
import { Hidden, Way } from "./parts.tsx";
import { formPath, say } from "./words.ts";

export interface PreviewProps {
  readonly form: Form;
  readonly axis: FormAxis;
  /** `version=2`, `draft=yes`: which one is looked at. */
  readonly which: string;
  readonly fields: GivenFields;
  /** Null: nothing was tried yet. */
  readonly issues: readonly Issue[] | null;
  readonly context: RequestContext;
}

const words = {
  notice: both("Un aperçu\u202f: rien de ce qui est rempli ici n’est gardé.", "A preview: nothing filled in here is kept."),
  try: both("Vérifier ces réponses", "Check these answers"),
  fine: both("Ces réponses seraient acceptées.", "These answers would be taken."),
  axes: both("Axes", "Axes"),
} as const;

/** One axis as people will see it; answers may be tried. */
export function PreviewPage({ form, axis, which, fields, issues, context }: PreviewProps): VNode {
  const { language } = context;
  const title = pick(form.title, language) || form.code;
  const path = (code: string) => formPath(form.code, `preview?axis=${encodeURIComponent(code)}${which === "" ? "" : `&${which}`}`);
  return (
    <>
      <Way crumbs={[{ label: title, href: formPath(form.code) }, { label: say("preview", language) }]} language={language} />
      <Heading level={1}>{title}</Heading>
      <Notice kind="info" language={language}>{pick(words.notice, language)}</Notice>
      <Paragraphs text={pick(form.introduction, language)} />
      <TabLinks label={pick(words.axes, language)} tabs={form.axes.map((one) => ({ label: pick(one.title, language) || one.code, href: path(one.code), current: one.code === axis.code }))} />
      {issues === null ? null : issues.length === 0 ? <Notice kind="info" language={language}>{pick(words.fine, language)}</Notice> : <ErrorSummary errors={errorsOf(issues, axis, form.groups, language)} language={language} />}
      <Heading level={2}>{pick(axis.title, language)}</Heading>
      <Paragraphs text={pick(axis.introduction, language)} />
      <form method="post" action={path(axis.code)} data-questions="" noValidate>
        <Hidden context={context} />
        <AxisFields axis={axis} groups={form.groups} fields={fields} issues={issues ?? []} language={language} level={3} />
        <Button kind="second">{pick(words.try, language)}</Button>
      </form>
    </>
  );
}
