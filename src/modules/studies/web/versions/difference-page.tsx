import type { VNode } from "preact";
import { Breadcrumbs, Button, DownloadLinks, EmptyState, Field, Heading, Lead, usualDownloads, VisuallyHidden } from "../../../../kernel/html/index.ts";
import { both, formatNumber, pick, plural } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { Study, StudyVersion } from "../../domain/study.ts";
import { sectionCodes, sectionNames } from "../../domain/fields/index.ts";
import { studyPath, versionPath } from "../../exchange/told.ts";
import { studyTitle } from "../sheet/view.ts";
import { instantDayText, languageNames } from "../shown/words.ts";
import type { EntryChange, FieldChange } from "./field-changes.ts";
import type { TextPiece } from "./word-difference.ts";

export interface DifferencePageProps {
  readonly study: Study;
  readonly versions: readonly StudyVersion[];
  readonly from: number;
  readonly to: number;
  readonly changes: readonly FieldChange[];
  readonly language: Language;
}

/** What one version says that another did not, field by field, readable without colour. */
export function DifferencePage({ study, versions, from, to, changes, language }: DifferencePageProps): VNode {
  const fr = language === "fr";
  const [title] = studyTitle(study.content, language, language);
  const count = new Set(changes.map(({ field }) => field.name)).size;
  const dayOf = (version: number): string => instantDayText(versions.find((one) => one.version === version)?.publishedAt ?? "", language);
  const options = versions.toSorted((a, b) => b.version - a.version).map(({ version, publishedAt }) => ({ value: String(version), label: `Version ${version} · ${instantDayText(publishedAt, language)}` }));
  return (
    <article class="entity study-difference">
      <header>
        <Breadcrumbs language={language} crumbs={[{ label: fr ? "Études" : "Studies", href: "/studies" }, { label: study.code, href: studyPath(study) }, { label: "Versions", href: `${studyPath(study)}/versions` }, { label: fr ? "Différences" : "Differences" }]} />
        <Heading level={1} kicker={study.code}>{fr ? `De la version ${from} à la version ${to}` : `From version ${from} to version ${to}`}</Heading>
        <Lead><span lang={title?.lang ?? undefined}>{title?.text}</span></Lead>
        <p>{fr ? `${formatNumber(count, "fr")} ${plural("fr", count, { one: "champ diffère", other: "champs diffèrent" })} entre la version du ${dayOf(from)} et celle du ${dayOf(to)}.` : `${formatNumber(count, "en")} ${plural("en", count, { one: "field differs", other: "fields differ" })} between the version of ${dayOf(from)} and that of ${dayOf(to)}.`} <a href={versionPath(study, from)}>{fr ? `Lire la version ${from}` : `Read version ${from}`}</a> · <a href={versionPath(study, to)}>{fr ? `Lire la version ${to}` : `Read version ${to}`}</a></p>
        <form method="get" action={`${studyPath(study)}/difference`} class="inline-form">
          <Field control="select" name="from" label={fr ? "Avant" : "Before"} language={language} value={String(from)} options={options} />
          <Field control="select" name="to" label={fr ? "Après" : "After"} language={language} value={String(to)} options={options} />
          <Button kind="second">{fr ? "Comparer" : "Compare"}</Button>
        </form>
        <p class="small soft difference-legend"><ins>{fr ? "souligné" : "underlined"}</ins> {fr ? "ajouté" : "added"} · <del>{fr ? "barré" : "struck through"}</del> {fr ? "retiré" : "removed"}</p>
      </header>
      {changes.length === 0 ? <EmptyState title={fr ? "Ces deux versions disent la même chose." : "These two versions say the same."} /> : sectionCodes.map((section) => {
        const own = changes.filter(({ field }) => field.section === section);
        return own.length === 0 ? null : <section aria-labelledby={`d-${section}`}><Heading level={2} id={`d-${section}`}>{pick(sectionNames[section], language)}</Heading>{own.map((change) => <Change change={change} language={language} />)}</section>;
      })}
      {changes.length === 0 ? null : <DownloadLinks downloads={usualDownloads(`/exports/studies/${study.code}/difference`, `?from=${from}&to=${to}`)} language={language} />}
    </article>
  );
}

function Change({ change, language }: { readonly change: FieldChange; readonly language: Language }): VNode {
  const { field } = change;
  const name = pick(field.label, language);
  return (
    <div class="difference">
      <Heading level={3}>{name}{change.kind === "text" ? <span class="soft"> · {pick(languageNames[change.lang], language)}</span> : null}</Heading>
      {change.kind === "text" ? <p class="difference-text copy-text" lang={change.lang}><Pieces pieces={change.pieces} language={language} /></p> : null}
      {change.kind === "value" ? <p class="difference-text copy-text">{change.before === null ? null : <Piece piece={{ kind: "removed", text: change.before }} language={language} />}{change.before !== null && change.after !== null ? " → " : null}{change.after === null ? null : <Piece piece={{ kind: "added", text: change.after }} language={language} />}</p> : null}
      {change.kind === "entries" ? (change.reordered ? <p class="soft">{language === "fr" ? "Même contenu, dit autrement ou dans un autre ordre." : "The same entries, worded or ordered otherwise."}</p> : <ul class="difference-list">{change.entries.map((entry) => <Entry entry={entry} language={language} />)}</ul>) : null}
    </div>
  );
}

const entrySigns: Readonly<Record<EntryChange["kind"], { readonly sign: string; readonly name: { readonly fr: string; readonly en: string } }>> = {
  added: { sign: "+", name: both("Ajouté", "Added") }, removed: { sign: "−", name: both("Retiré", "Removed") }, changed: { sign: "≈", name: both("Modifié", "Changed") },
};

function Entry({ entry, language }: { readonly entry: EntryChange; readonly language: Language }): VNode {
  const { sign, name } = entrySigns[entry.kind];
  return (
    <li class={`difference-${entry.kind}`}>
      <span class="difference-sign" title={pick(name, language)}><span aria-hidden="true">{sign}</span><VisuallyHidden>{pick(name, language)}{language === "fr" ? "\u202f: " : ": "}</VisuallyHidden></span>
      <span class="difference-text">{entry.kind === "changed" ? <Pieces pieces={entry.pieces} language={language} /> : (entry.before ?? entry.after)}</span>
    </li>
  );
}

function Pieces({ pieces, language }: { readonly pieces: readonly TextPiece[]; readonly language: Language }): VNode {
  return <>{pieces.map((piece) => <Piece piece={piece} language={language} />)}</>;
}

/** Said as well as drawn: not every reader's program tells `ins` from `del`. */
function Piece({ piece: { kind, text }, language }: { readonly piece: TextPiece; readonly language: Language }): VNode {
  if (kind === "same") return <>{text}</>;
  const fr = language === "fr";
  return kind === "added"
    ? <ins><span class="visually-hidden" lang={language}>{fr ? "[ajouté\u202f: " : "[added: "}</span>{text}<span class="visually-hidden">]</span></ins>
    : <del><span class="visually-hidden" lang={language}>{fr ? "[retiré\u202f: " : "[removed: "}</span>{text}<span class="visually-hidden">]</span></del>;
}
