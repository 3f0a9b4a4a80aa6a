import type { VNode } from "preact";
import { Breadcrumbs, Button, DefinitionList, DownloadLinks, EmptyState, Field, Heading, Notice, Pager, Table, usualDownloads, type BundledScript } from "../../../../kernel/html/index.ts";
import { formatNumber, pick, plural } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { FormAxis } from "../../domain/form.ts";
import { pathOf } from "../../questionnaires/web/deps.ts";
import type { QuestionnaireRecord } from "../../questionnaires/store.ts";

export const ballotsPerPage = 100;

export interface BallotsPageProps {
  readonly record: QuestionnaireRecord;
  readonly axis: FormAxis;
  /** Null while the questionnaire is open. */
  readonly counted: { readonly numbers: readonly string[]; readonly rootSha256: string } | null;
  /** Numbers that begin with what was asked for, where something was. */
  readonly asked: { readonly prefix: string; readonly found: readonly string[] } | null;
  readonly page: number;
  readonly url: URL;
  readonly script: BundledScript;
  readonly language: Language;
}

/** The numbers of the ballots that were counted, and a way to look for one's own that tells the house nothing. */
export function BallotsPage({ record, axis, counted, asked, page, url, script, language }: BallotsPageProps): VNode {
  const say = (fr: string, en: string): string => (language === "fr" ? fr : en);
  const path = `${pathOf(record.code)}/ballots`;
  const numbers = counted?.numbers ?? [];
  const shown = numbers.slice((page - 1) * ballotsPerPage, page * ballotsPerPage);
  const count = formatNumber(numbers.length, language);
  return (
    <>
      <Breadcrumbs language={language} crumbs={[{ label: say("Participer", "Take part"), href: "/consultations" }, { label: pick(record.title, language), href: pathOf(record.code) }, { label: say("Bulletins comptés", "Ballots counted") }]} />
      <Heading level={1}>{say("Bulletins comptés", "Ballots counted")}</Heading>
      <p class="lead">{say("Chaque bulletin compté a ici son numéro, sans rien de ce qu’il dit. Qui a gardé le sien peut vérifier qu’il y est.", "Each ballot counted has its number here, without anything it says. Whoever kept theirs can check that it is there.")}</p>
      {counted === null ? (
        <EmptyState title={say("La liste paraîtra à la clôture", "The list will come at the closing")}><p>{say("Avant, elle montrerait quand les bulletins arrivent.", "Before that, it would show when ballots come in.")}</p></EmptyState>
      ) : (
        <>
          <Heading level={2}>{say("Mon bulletin y est-il\u202f?", "Is my ballot there?")}</Heading>
          <form method="get" action={path} class="ballot-check" data-ballot-check data-questionnaire={record.code} autocomplete="off">
            <Field name="axis" label={say("Axe", "Axis")} control="select" language={language} value={axis.code} options={record.form.axes.map(({ code, title }) => ({ value: code, label: pick(title, language) }))} />
            <Field name="number" id="ballot-number" label={say("Numéro du bulletin", "Number of the ballot")} language={language} autocomplete="off" value={asked?.prefix ?? ""} hint={say("64 caractères. Avec JavaScript, la liste est téléchargée et votre numéro n’est cherché que sur cet appareil. Sans JavaScript, donnez-en seulement les 4 premiers caractères\u202f: le serveur ne saura pas lequel vous cherchez.", "64 characters. With JavaScript, the list is downloaded and your number is only looked for on this device. Without JavaScript, give its first 4 characters only: the server will not know which one you look for.")} />
            <Button>{say("Chercher", "Look")}</Button>
            <p class="answer-status" role="status" data-ballot-said />
          </form>
          {asked === null ? null : (
            <Notice kind="info" language={language} title={say(`Numéros qui commencent par «\u202f${asked.prefix}\u202f»`, `Numbers that begin with “${asked.prefix}”`)}>
              {asked.found.length === 0 ? <p>{say("Aucun dans cet axe.", "None in this axis.")}</p> : <ul class="ballot-numbers">{asked.found.map((number) => <li><code>{number}</code></li>)}</ul>}
            </Notice>
          )}
          <Heading level={2}>{say("La liste", "The list")}</Heading>
          <p>{pick(axis.title, language)}</p>
          <DefinitionList items={[
            { term: say("Bulletins", "Ballots"), details: count },
            { term: say("Racine de l’arbre (SHA-256)", "Root of the tree (SHA-256)"), details: <code class="fingerprint">{counted.rootSha256}</code> },
          ]} />
          <p class="soft small">{say("Arbre de Merkle de la RFC 6962 sur les numéros triés\u202f: changer, ôter ou ajouter un numéro après coup changerait la racine.", "Merkle tree of RFC 6962 over the sorted numbers: changing, removing or adding a number afterwards would change the root.")}</p>
          <DownloadLinks downloads={usualDownloads("/exports/counted-ballots", `?questionnaire=${encodeURIComponent(record.code)}&axis=${encodeURIComponent(axis.code)}`)} language={language} />
          <Table
            caption={say(`${count} ${plural("fr", numbers.length, { one: "bulletin compté", other: "bulletins comptés" })}, par numéro`, `${count} ${plural("en", numbers.length, { one: "ballot", other: "ballots" })} counted, by number`)} language={language} rows={shown}
            columns={[{ header: say("Numéro", "Number"), rowHeader: true, cell: (number) => <code class="fingerprint">{number}</code> }]}
            empty={<EmptyState title={say("Aucun bulletin compté pour cet axe", "No ballot counted for this axis")}><p>{say(`Moins de ${formatNumber(record.threshold, "fr")} bulletins\u202f: ils ont été détruits sans être lus.`, `Fewer than ${formatNumber(record.threshold, "en")} ballots: they were destroyed unread.`)}</p></EmptyState>}
          />
          <Pager page={page} pages={Math.ceil(numbers.length / ballotsPerPage)} url={url} language={language} />
        </>
      )}
      <script type="module" src={script.url} integrity={script.integrity} />
    </>
  );
}
