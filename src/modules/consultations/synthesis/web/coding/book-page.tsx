import type { VNode } from "preact";
import type { Issue } from "../../../../../kernel/errors/app-error.ts";
import { Button, Disclosure, DownloadLinks, EmptyState, Field, Heading, Lead, LinkButton, Notice, Table, usualDownloads } from "../../../../../kernel/html/index.ts";
import type { RequestContext } from "../../../../../kernel/http/route.ts";
import { formatDateTime, formatNumber, plural } from "../../../../../kernel/i18n/format.ts";
import { codesInUse, undoable, type BookEvent, type Code, type CodeBook, type CodeWords } from "../../domain/code-book.ts";
import type { CodedText, Coding } from "../../domain/coding.ts";
import type { Cluster } from "../../domain/suggest.ts";
import { Crumbs, Csrf, Done, errorAt, Faults, pathOf, PairFields, sayIn, Told, wordsIn, type Say } from "../deps.tsx";

const labels = { label: { fr: "Nom", en: "Name" }, theme: { fr: "Thème", en: "Theme" }, definition: { fr: "Quand le donner, et quand non", en: "When to give it, and when not" } } as const;

export function WordFields({ words, issues, context, prefix = "" }: { readonly words: CodeWords; readonly issues: readonly Issue[]; readonly context: RequestContext; readonly prefix?: string }): VNode {
  const { language } = context;
  const say = sayIn(language);
  return (
    <>
      <PairFields name="label" label={labels.label} value={words.label} {...{ issues, language, prefix }} />
      <PairFields name="theme" label={labels.theme} value={words.theme} {...{ issues, language, prefix }} />
      <PairFields name="definition" label={labels.definition} value={words.definition} rows={3} {...{ issues, language, prefix }} />
      <Field control="textarea" rows={2} name={`${prefix}example`} label={say("Exemple, avec vos propres mots", "Example, in your own words")} hint={say("Jamais la phrase d’une contribution.", "Never the sentence of a contribution.")} value={words.example} language={language} {...errorAt(issues, `${prefix}example`, language)} />
    </>
  );
}

export function BookPage({ context, coding, book, body, issues, own }: { readonly context: RequestContext; readonly coding: Coding; readonly book: CodeBook; readonly body: Readonly<Record<string, unknown>>; readonly issues: readonly Issue[]; readonly own: boolean }): VNode {
  const { language } = context;
  const say = sayIn(language);
  const last = undoable(book);
  const code = coding.subject;
  const codes = codesInUse(book);
  return (
    <>
      <Crumbs crumbs={[{ label: code, href: pathOf(code) }, { label: say("Livre de codes", "Code book") }]} language={language} />
      <Heading level={1}>{say("Livre de codes", "Code book")}</Heading>
      <Lead>{say(`${formatNumber(codes.length, language)} ${plural(language, codes.length, { one: "code", other: "codes" })}, version ${book.version}.`, `${formatNumber(codes.length, language)} ${plural(language, codes.length, { one: "code", other: "codes" })}, version ${book.version}.`)}</Lead>
      <Done context={context} />
      <Faults issues={issues} language={language} />
      <DownloadLinks downloads={usualDownloads(`/exports/consultations/coding/${encodeURIComponent(code)}/book`)} language={language} />
      {own && coding.state === "open" ? <p><a href={pathOf(code, "/suggestions")}>{say("Voir des groupes de textes voisins", "See groups of near texts")}</a></p> : null}
      <Table
        caption={say("Codes en usage", "Codes in use")} captionHidden language={language} rows={codes}
        empty={<EmptyState title={say("Aucun code encore", "No code yet")}><p>{say("Lisez quelques textes, puis créez ici les premiers codes.", "Read some texts, then create the first codes here.")}</p></EmptyState>}
        columns={[
          { header: say("N°", "No."), numeric: true, cell: (one) => one.number },
          { header: say("Code", "Code"), rowHeader: true, cell: (one) => (own ? <a href={pathOf(code, `/book/${one.number}`)}><Told text={one.label} language={language} /></a> : <Told text={one.label} language={language} />) },
          { header: say("Thème", "Theme"), cell: (one) => <Told text={one.theme} language={language} /> },
          { header: say("Définition", "Definition"), cell: (one) => <Told text={one.definition} language={language} /> },
          { header: say("Exemple", "Example"), cell: (one) => <span lang="fr">{one.example}</span> },
        ]}
      />
      {own ? (
        <Disclosure summary={say("Créer un code", "Create a code")} open={issues.length > 0 || codes.length === 0} id="new">
          <form method="post" action={pathOf(code, "/book")}><Csrf context={context} /><WordFields words={wordsIn(body)} issues={issues} context={context} /><div class="button-row"><Button>{say("Créer", "Create")}</Button></div></form>
        </Disclosure>
      ) : null}
      <Heading level={2}>{say("Histoire", "History")}</Heading>
      {own && last !== null ? (
        <form method="post" action={pathOf(code, "/book")}><Csrf context={context} values={{ act: "undo", event: last.number }} /><p>{say("Dernier changement\u202f:", "Last change:")} {eventWords(last, book, say)} <Button kind="plain">{say("Annuler ce changement", "Undo this change")}</Button></p></form>
      ) : null}
      <ol class="plain-list">
        {book.events.toReversed().map((event) => <li><span class="soft">{say(`Version ${event.number}, ${formatDateTime(event.at, "fr")}, ${event.by.name}`, `Version ${event.number}, ${formatDateTime(event.at, "en")}, ${event.by.name}`)}</span> {eventWords(event, book, say)}</li>)}
      </ol>
    </>
  );
}

function eventWords({ fact }: BookEvent, book: CodeBook, say: Say): string {
  const name = (number: number): string => book.codes.find((one) => one.number === number)?.label.fr ?? "";
  switch (fact.kind) {
    case "code-created": return say(`code ${fact.number} créé\u202f: ${fact.words.label.fr}`, `code ${fact.number} created: ${fact.words.label.fr}`);
    case "code-revised": return say(`code ${fact.number} revu\u202f: ${fact.words.label.fr}`, `code ${fact.number} revised: ${fact.words.label.fr}`);
    case "codes-merged": return say(`code ${fact.numbers.join(", ")} fusionné dans ${fact.into} ${name(fact.into)}`, `code ${fact.numbers.join(", ")} merged into ${fact.into} ${name(fact.into)}`);
    case "code-split": return say(`code ${fact.number} scindé en ${fact.into.map((one) => `${one.number} ${one.words.label.fr}`).join(" et ")}`, `code ${fact.number} split into ${fact.into.map((one) => `${one.number} ${one.words.label.fr}`).join(" and ")}`);
    case "undone": return say(`version ${fact.event} annulée`, `version ${fact.event} undone`);
  }
}

export function CodePage({ context, coding, book, code, act, body, issues }: { readonly context: RequestContext; readonly coding: Coding; readonly book: CodeBook; readonly code: Code; readonly act: string; readonly body: Readonly<Record<string, unknown>>; readonly issues: readonly Issue[] }): VNode {
  const { language } = context;
  const say = sayIn(language);
  const action = pathOf(coding.subject, `/book/${code.number}`);
  const others = codesInUse(book).filter(({ number }) => number !== code.number);
  const part = (prefix: string): CodeWords => (act === "split" ? wordsIn(body, prefix) : { ...code, label: { fr: "", en: "" } });
  return (
    <>
      <Crumbs crumbs={[{ label: coding.subject, href: pathOf(coding.subject) }, { label: say("Livre de codes", "Code book"), href: pathOf(coding.subject, "/book") }, { label: String(code.number) }]} language={language} />
      <Heading level={1} kicker={`Code ${code.number}`}><Told text={code.label} language={language} /></Heading>
      <Faults issues={issues} language={language} />
      <Heading level={2}>{say("Renommer, préciser", "Rename, make clearer")}</Heading>
      <form method="post" action={action}><Csrf context={context} values={{ act: "revise" }} /><WordFields words={act === "revise" ? wordsIn(body) : code} issues={act === "revise" ? issues : []} context={context} /><div class="button-row"><Button>{say("Enregistrer", "Save")}</Button></div></form>
      {others.length === 0 ? null : (
        <>
          <Heading level={2}>{say("Fusionner", "Merge")}</Heading>
          <p class="prose">{say("Les textes qui ont ce code auront l’autre. La fusion peut s’annuler.", "Texts with this code will have the other. Merging can be undone.")}</p>
          <form method="post" action={action} class="inline-form"><Csrf context={context} values={{ act: "merge" }} /><Field control="select" name="into" label={say("Dans le code", "Into code")} options={others.map((one) => ({ value: String(one.number), label: `${one.number} ${one.label[language] || one.label.fr}` }))} language={language} {...errorAt(issues, "into", language)} /><Button kind="second">{say("Fusionner", "Merge")}</Button></form>
        </>
      )}
      {coding.state !== "open" ? null : (
        <Disclosure summary={say("Scinder en deux", "Split in two")} open={act === "split"}>
          <Notice kind="info" language={language}>{say("Les textes qui ont ce code reviendront à lire.", "Texts with this code will come back to be read.")}</Notice>
          <form method="post" action={action}>
            <Csrf context={context} values={{ act: "split" }} />
            <Heading level={3}>{say("Premier code", "First code")}</Heading><WordFields words={part("first-")} issues={issues} context={context} prefix="first-" />
            <Heading level={3}>{say("Second code", "Second code")}</Heading><WordFields words={part("second-")} issues={issues} context={context} prefix="second-" />
            <div class="button-row"><Button>{say("Scinder", "Split")}</Button></div>
          </form>
        </Disclosure>
      )}
    </>
  );
}

export function SuggestionsPage({ context, coding, texts, clusters }: { readonly context: RequestContext; readonly coding: Coding; readonly texts: readonly CodedText[]; readonly clusters: readonly Cluster[] }): VNode {
  const { language } = context;
  const say = sayIn(language);
  const byId = new Map(texts.map((text) => [text.id, text.text]));
  return (
    <>
      <Crumbs crumbs={[{ label: coding.subject, href: pathOf(coding.subject) }, { label: say("Livre de codes", "Code book"), href: pathOf(coding.subject, "/book") }, { label: say("Groupes", "Groups") }]} language={language} />
      <Heading level={1}>{say("Groupes de textes voisins", "Groups of near texts")}</Heading>
      <Notice kind="info" language={language} title={say("Une suggestion de la machine", "A suggestion by the machine")}>{say("Ces textes partagent deux mots, rien de plus\u202f: ils peuvent dire le contraire l’un de l’autre. Aucun code n’est donné\u202f; c’est à vous d’en créer un, ou non.", "These texts share two words, nothing more: they may say the opposite of each other. No code is given; it is for you to create one, or not.")}</Notice>
      {clusters.length === 0 ? <EmptyState title={say("Aucun groupe", "No group")}><p>{say("Aucune paire de mots ne revient assez.", "No pair of words comes back often enough.")}</p></EmptyState> : null}
      {clusters.map(({ stems, texts: ids }) => (
        <Disclosure summary={`${stems.map((stem) => `${stem}…`).join(" + ")} · ${formatNumber(ids.length, language)} ${plural(language, ids.length, language === "fr" ? { one: "texte", other: "textes" } : { one: "text", other: "texts" })}`}>
          {ids.slice(0, 12).map((id) => <blockquote class="synthesis-text" lang="fr" dir="auto">{byId.get(id)}</blockquote>)}
        </Disclosure>
      ))}
      <div class="button-row"><LinkButton href={pathOf(coding.subject, "/book#new")}>{say("Créer un code", "Create a code")}</LinkButton></div>
    </>
  );
}
