import type { VNode } from "preact";
import { Breadcrumbs, DataLink, DefinitionList, Heading, LinkButton, Notice } from "../../../../kernel/html/index.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { formatDay } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { Work } from "../../domain/work.ts";
import type { DepositAuthor } from "../domain/authors.ts";
import type { DepositStructure } from "../domain/hal-types.ts";
import type { GapItem } from "../store/gaps.ts";
import { depositPath } from "./deps.ts";
import { gapActs, gapNames, groundNames } from "./words.ts";

export interface DepositPaperProps {
  readonly work: Work;
  /** Null where HAL lacks nothing of it. */
  readonly gaps: GapItem | null;
  readonly authors: readonly DepositAuthor[];
  readonly structures: readonly DepositStructure[];
  readonly issues: readonly Issue[];
  readonly hasFile: boolean;
  readonly language: Language;
}

/** One publication: what HAL lacks of it, what a person must still give, and the file. */
export function DepositPaperPage({ work, gaps, authors, structures, issues, hasFile, language }: DepositPaperProps): VNode {
  const say = (fr: string, en: string): string => (language === "fr" ? fr : en);
  const missing = issues.filter(({ severity }) => severity === "error");
  const remarks = issues.filter(({ severity }) => severity === "warning");
  const title = work.title?.value ?? work.code;
  const placed = authors.filter(({ halIds, local }) => halIds.length + local.length > 0).length;
  return (
    <div class="sheet">
      <Breadcrumbs language={language} crumbs={[{ label: "Publications", href: "/publications" }, { label: say("Dépôt dans HAL", "Deposit in HAL"), href: depositPath }, { label: say("Une publication", "One publication") }]} />
      <Heading level={1} kicker={say("Dépôt dans HAL", "Deposit in HAL")}><span lang={work.language?.value}>{title}</span></Heading>
      <p><a href={`/publications/${encodeURIComponent(work.code)}`}>{say("La fiche de la publication", "The record of the publication")}</a></p>

      <Heading level={2} id="gaps">{say("Ce qui manque dans HAL", "What HAL lacks")}</Heading>
      {gaps === null || gaps.holding.length === 0 ? <p>{say("Rien, aujourd’hui.", "Nothing, today.")}</p> : (
        <DefinitionList items={gaps.holding.map((kind) => ({ term: gapNames[kind][language], details: gapActs[kind][language] }))} />
      )}
      {gaps === null ? null : (
        <DefinitionList items={[
          ...(gaps.halIds.length === 0 ? [] : [{ term: say("Dans HAL", "In HAL"), details: <>{gaps.halIds.map((id, index) => <>{index === 0 ? null : ", "}<DataLink href={`https://hal.science/${id}`}>{id}</DataLink></>)}</> }]),
          ...(gaps.embargoUntil === null ? [] : [{ term: say("Embargo", "Embargo"), details: say(`fichier ouvert le ${formatDay(gaps.embargoUntil, "fr")}`, `file open on ${formatDay(gaps.embargoUntil, "en")}`) }]),
          ...(gaps.ground === null || gaps.depositFrom === null ? [] : [{ term: say("Droit de déposer", "Right to deposit"), details: say(`dès le ${formatDay(gaps.depositFrom, "fr")}\u202f: ${groundNames[gaps.ground].fr}`, `from ${formatDay(gaps.depositFrom, "en")}: ${groundNames[gaps.ground].en}`) }]),
        ]} />
      )}

      <Heading level={2} id="checks">{say("Avant de déposer", "Before you deposit")}</Heading>
      {missing.length === 0 ? <p>{say("Rien d’obligatoire ne manque au fichier.", "Nothing that is mandatory is missing in the file.")}</p> : (
        <Notice kind="warn" language={language} title={say("Ce qui empêche encore le dépôt", "What still stands in the way")}>
          <ul>{missing.map(({ text }) => <li>{text[language]}</li>)}</ul>
        </Notice>
      )}
      {remarks.length === 0 ? null : <><p>{say("À vérifier\u202f:", "To check:")}</p><ul>{remarks.map(({ text }) => <li>{text[language]}</li>)}</ul></>}

      <Heading level={2} id="affiliations">{say("Auteurs et structures", "Authors and structures")}</Heading>
      <p>{say(`${authors.length} auteurs, dont ${placed} rattachés à une structure.`, `${authors.length} authors, of whom ${placed} have a structure.`)}</p>
      {structures.length === 0 ? null : (
        <ul>{structures.map(({ code, name, halId }) => <li><a href={`/structures/${encodeURIComponent(code)}`}>{name}</a> <span class="soft small">{halId === null ? say("numéro AuréHAL inconnu\u202f: à choisir dans HAL", "AuréHAL number not known: to be chosen in HAL") : `AuréHAL ${halId}`}</span></li>)}</ul>
      )}

      <Heading level={2} id="file">{say("Le fichier", "The file")}</Heading>
      {hasFile ? (
        <>
          <p>{say("Au format d’import de HAL (TEI, AOfr)\u202f: envoyez-le par l’import XML de HAL ou par SWORD, puis complétez.", "In the import format of HAL (TEI, AOfr): send it through the XML import of HAL or through SWORD, then complete it.")}</p>
          <p><LinkButton kind="main" href={`${depositPath}/${encodeURIComponent(work.code)}/hal.xml`}>{say("Télécharger le fichier", "Download the file")}</LinkButton></p>
        </>
      ) : <p>{say("HAL ne prend pas ce type de document.", "HAL does not take documents of this type.")}</p>}
    </div>
  );
}
