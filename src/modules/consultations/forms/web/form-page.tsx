import type { VNode } from "preact";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { Button, EmptyState, ErrorSummary, Field, fieldId, Heading, LinkButton, Table, Tag } from "../../../../kernel/html/index.ts";
import type { RequestContext } from "../../../../kernel/http/route.ts";
import { both, formatDateTime, formatNumber, pick, plural } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { Form } from "../../domain/form.ts";
import type { FormChange } from "../editing/difference.ts";
import { completenessOf } from "../editing/translations.ts";
import type { FormDraft, FormVersion } from "../store.ts";
import { Done, Hidden, Way } from "./parts.tsx";
import { completenessText, formPath, say } from "./words.ts";

const words = {
  versions: both("Versions", "Versions"), version: both("Version", "Version"), saved: both("Enregistrée", "Saved"), usedBy: both("Employée par", "Used by"), hash: both("Empreinte SHA-256", "SHA-256"), see: both("Voir", "See"),
  shipped: both("livrée avec le programme", "came with the program"), never: both("–", "–"),
  modify: both("Modifier", "Change"), resume: both("Reprendre le brouillon", "Go on with the draft"),
  copy: both("Copier dans un nouveau formulaire", "Copy into a new form"), copyCode: both("Code du nouveau formulaire", "Code of the new form"), copyButton: both("Copier", "Copy"),
  axes: both("Axes", "Axes"), difference: both("Ce qui a changé", "What has changed"), same: both("Ces deux versions disent la même chose", "These two versions say the same"),
  thing: both("Où", "Where"), what: both("Quoi", "What"), before: both("Avant", "Before"), after: both("Après", "After"), form: both("Le formulaire", "The form"), from: both("De la version", "From version"), to: both("à la version", "to version"), compare: both("Comparer", "Compare"), absent: both("absent", "absent"),
} as const;

/** A form: its versions, what uses them, and what can be done. */
export function FormPage({ versions, draft, copy = { code: "", issues: [] }, context }: {
  readonly versions: readonly FormVersion[];
  readonly draft: FormDraft | null;
  /** A copy that was refused, with its faults. */
  readonly copy?: { readonly code: string; readonly issues: readonly Issue[] };
  readonly context: RequestContext;
}): VNode {
  const { language } = context;
  const form = versions[0]?.form ?? draft?.form;
  if (form === undefined) return <EmptyState title={say("forms", language)} />;
  const title = pick(form.title, language) || form.code;
  const [fault] = copy.issues;
  const path = (rest: string) => formPath(form.code, rest);
  return (
    <>
      <Way crumbs={[{ label: title }]} language={language} />
      <Heading level={1}>{title}</Heading>
      <ErrorSummary errors={copy.issues.map(({ text }) => ({ fieldId: fieldId("code"), message: pick(text, language) }))} language={language} />
      <Done context={context} />
      <p class="lead">{completenessText(completenessOf(form), language)}</p>
      <div class="button-row">
        {draft === null
          ? <form method="post" action={path("edit")}><Hidden context={context} /><Button>{pick(words.modify, language)}</Button></form>
          : <LinkButton kind="main" href={path("draft")}>{pick(words.resume, language)}</LinkButton>}
        {versions.length === 0 ? null : <><LinkButton href={path("preview")}>{say("preview", language)}</LinkButton><LinkButton href={path("print")}>{say("print", language)}</LinkButton></>}
      </div>
      <Heading level={2}>{pick(words.axes, language)}</Heading>
      <ol>{form.axes.map((axis) => <li>{pick(axis.title, language)} <span class="small soft">{countOf(axis.sections.flatMap(({ questions }) => questions).length, language)}</span></li>)}</ol>
      {versions.length === 0 ? null : <Versions versions={versions} context={context} />}
      <Heading level={2}>{pick(words.copy, language)}</Heading>
      <form method="post" action={path("copy")}>
        <Hidden context={context} />
        <Field name="code" label={pick(words.copyCode, language)} value={copy.code} required language={language} {...(fault === undefined ? {} : { error: pick(fault.text, language) })} />
        <Button kind="second">{pick(words.copyButton, language)}</Button>
      </form>
    </>
  );
}

function countOf(questions: number, language: Language): string {
  return `${formatNumber(questions, language)} ${plural(language, questions, { one: "question", other: "questions" })}`;
}

function Versions({ versions, context: { language } }: { readonly versions: readonly FormVersion[]; readonly context: RequestContext }): VNode {
  const [latest] = versions;
  if (latest === undefined) return <></>;
  const { code } = latest.form;
  return (
    <>
      <Heading level={2}>{pick(words.versions, language)}</Heading>
      <Table caption={pick(words.versions, language)} captionHidden language={language} rows={versions} columns={[
        { header: pick(words.version, language), rowHeader: true, cell: ({ form, shipped }) => <>{form.version} {shipped ? <Tag>{pick(words.shipped, language)}</Tag> : null}</> },
        { header: pick(words.saved, language), cell: ({ savedAt }) => formatDateTime(savedAt, language) },
        { header: pick(words.usedBy, language), cell: ({ usedBy }) => usedBy.length === 0 ? pick(words.never, language) : usedBy.map((one, index) => <>{index === 0 ? "" : ", "}<a href={`/consultations/questionnaires/${encodeURIComponent(one)}`}>{one}</a></>) },
        { header: pick(words.hash, language), cell: ({ sha256 }) => <code class="form-hash">{sha256.slice(0, 16)}…</code> },
        { header: pick(words.see, language), cell: ({ form }) => <><a href={formPath(code, `preview?version=${form.version}`)}>{say("preview", language)}</a> · <a href={formPath(code, `form.json?version=${form.version}`)}>JSON</a> · <a href={formPath(code, `print?version=${form.version}`)}>{say("print", language)}</a></> },
      ]} />
      {versions.length < 2 ? null : <Choose code={code} versions={versions.map(({ form }) => form.version)} from={versions[1]?.form.version ?? 1} to={latest.form.version} language={language} />}
    </>
  );
}

function Choose({ code, versions, from, to, language }: { readonly code: string; readonly versions: readonly number[]; readonly from: number; readonly to: number; readonly language: RequestContext["language"] }): VNode {
  const options = versions.map((version) => ({ value: String(version), label: String(version) }));
  return (
    <form method="get" action={formPath(code, "compare")} class="inline-form">
      <Field control="select" name="from" label={pick(words.from, language)} value={String(from)} options={options} language={language} />
      <Field control="select" name="to" label={pick(words.to, language)} value={String(to)} options={options} language={language} />
      <Button kind="second">{pick(words.compare, language)}</Button>
    </form>
  );
}

/** Two versions of a form, and everything that differs. */
export function ComparePage({ before, after, changes, versions, context: { language } }: { readonly before: Form; readonly after: Form; readonly changes: readonly FormChange[]; readonly versions: readonly number[]; readonly context: RequestContext }): VNode {
  const title = pick(after.title, language) || after.code;
  return (
    <>
      <Way crumbs={[{ label: title, href: formPath(after.code) }, { label: say("compare", language) }]} language={language} />
      <Heading level={1}>{title}</Heading>
      <Choose code={after.code} versions={versions} from={before.version} to={after.version} language={language} />
      <Heading level={2}>{pick(words.difference, language)}</Heading>
      <Table caption={pick(words.difference, language)} captionHidden language={language} rows={changes} empty={<EmptyState title={pick(words.same, language)} />} columns={[
        { header: pick(words.thing, language), rowHeader: true, cell: ({ thing }) => thing === "" ? pick(words.form, language) : thing },
        { header: pick(words.what, language), cell: ({ what }) => whatWords(what, language) },
        { header: pick(words.before, language), cell: ({ before: text }) => text === null ? <span class="soft">{pick(words.absent, language)}</span> : <del>{text}</del> },
        { header: pick(words.after, language), cell: ({ after: text }) => text === null ? <span class="soft">{pick(words.absent, language)}</span> : <ins>{text}</ins> },
      ]} />
    </>
  );
}

const parts: Readonly<Record<string, readonly [fr: string, en: string]>> = {
  label: ["question posée", "question asked"], title: ["titre", "title"], introduction: ["introduction", "introduction"], help: ["aide", "help"], when: ["condition", "condition"], order: ["ordre", "order"], options: ["choix", "options"], rows: ["lignes", "rows"], columns: ["colonnes", "columns"],
  fr: ["en français", "in French"], en: ["en anglais", "in English"], kind: ["nature", "kind"], objectives: ["objectifs", "objectives"], required: ["réponse obligatoire", "answer needed"], low: ["premier degré", "first step"], high: ["dernier degré", "last step"], lowLabel: ["nom du premier degré", "name of the first step"], highLabel: ["nom du dernier degré", "name of the last step"],
  noOpinion: ["sans opinion", "no opinion"], atMost: ["choix au plus", "most choices"], alone: ["choix exclusifs", "exclusive options"], least: ["plus petit nombre", "least number"], most: ["plus grand nombre", "greatest number"], decimals: ["décimales", "decimals"], unit: ["unité", "unit"], bands: ["tranches", "bands"],
  precision: ["précision", "precision"], earliest: ["première date", "first date"], latest: ["dernière date", "last date"], longest: ["caractères au plus", "most characters"], groups: ["groupes", "groups"], axes: ["axes", "axes"], sections: ["parties", "sections"], questions: ["questions", "questions"],
};

function whatWords(what: string, language: RequestContext["language"]): string {
  return what.split(".").map((part) => parts[part]?.[language === "fr" ? 0 : 1] ?? part).join(", ");
}
