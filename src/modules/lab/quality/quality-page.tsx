import type { ComponentChildren, VNode } from "preact";
import { Disclosure, DownloadLinks, EmptyState, Heading, Lead, StackedBars, Table, Tag, usualDownloads } from "../../../kernel/html/index.ts";
import { formatDay, formatNumber, formatPercent, plural } from "../../../kernel/i18n/format.ts";
import type { Language } from "../../../kernel/i18n/language.ts";
import type { EntityRef, FieldDefinition } from "../../directory/index.ts";
import { labelOfField } from "../corrections/web/words.ts";
import { pathOf } from "../pages/find-entity.ts";
import { sayIn } from "../pages/place.ts";
import type { AskYear } from "./asks/store.ts";
import type { Completeness, ContestedField, QualityFigures, SourceAge } from "./figures.ts";
import type { QualityExport } from "./tables.ts";

export interface QualityProps {
  readonly figures: QualityFigures;
  readonly fields: readonly FieldDefinition[];
  readonly language: Language;
  /** Pages that this caller may open beyond this one. */
  readonly may: { readonly answer: boolean; readonly ask: boolean; readonly decide: boolean; readonly propose: boolean };
}

const listed = 100;

/** How well what is held is kept, and whether labs are asked twice. */
export function QualityPage({ figures, fields, language, may }: QualityProps): VNode {
  const say = sayIn(language);
  const { asks, corrections, candidates } = figures;
  const year = Number(figures.on.slice(0, 4));
  const now = asks.find((one) => one.year === year) ?? { year, asks: 0, fields: 0, held: 0 };
  const contested = figures.contested.reduce((sum, { entities }) => sum + entities.length, 0);
  const number = (value: number): string => formatNumber(value, language);
  const days = corrections.medianDays === null ? null : formatNumber(corrections.medianDays, language, { maximumFractionDigits: 1 });
  const links = [
    ...(may.propose ? [{ href: "/lab/my-structures", label: say("Mes structures", "My structures") }] : []),
    ...(may.answer ? [{ href: "/lab/corrections", label: say("Corrections à traiter", "Corrections to answer") }] : []),
    ...(may.ask ? [{ href: "/lab/asks", label: say("Demandes aux structures", "Asks to structures") }] : []),
    ...(may.decide ? [{ href: "/directory/duplicates", label: say("Doublons possibles", "Possible duplicates") }] : []),
  ];
  return (
    <div class="sheet">
      <Heading level={1}>{say("Dire une seule fois", "Say it once")}</Heading>
      <Lead>{now.held === 0
        ? say(`En ${year}, aucun laboratoire n’a été prié de redonner ce qui était déjà tenu. La cible est\u202f: jamais.`, `In ${year}, no lab was asked for what was already held. The target is: never.`)
        : say(`En ${year}, ${number(now.held)} ${now.held === 1 ? "champ déjà tenu a été redemandé" : "champs déjà tenus ont été redemandés"} à des laboratoires. La cible est\u202f: jamais.`, `In ${year}, labs were asked for ${number(now.held)} ${now.held === 1 ? "field" : "fields"} already held. The target is: never.`)}</Lead>
      {links.length === 0 ? null : <p>{links.map(({ href, label }, index) => <>{index === 0 ? null : " · "}<a href={href}>{label}</a></>)}</p>}
      <ul class="figures">
        <Figure value={number(now.held)} words={say(`redemandés en ${year}, cible 0`, `asked again in ${year}, target 0`)} href="#asks" />
        <Figure value={number(contested)} words={plural(language, contested, { one: say("champ contesté", "contested field"), other: say("champs contestés", "contested fields") })} href="#contested" />
        <Figure value={number(corrections.waiting)} words={plural(language, corrections.waiting, { one: say("correction en attente", "correction waiting"), other: say("corrections en attente", "corrections waiting") })} href="#corrections" />
        <Figure value={days ?? "–"} words={days === null ? say("jours jusqu’à une réponse, aucune encore", "days to an answer, none yet") : say("jours jusqu’à une réponse, médiane", "days to an answer, median")} href="#corrections" />
        <Figure value={number(candidates)} words={plural(language, candidates, { one: say("paire à départager", "pair to tell apart"), other: say("paires à départager", "pairs to tell apart") })} />
      </ul>
      <Part id="asks" title={say("Ce qui est demandé aux laboratoires", "What labs are asked for")} file="asks-by-year" language={language}>
        <AskYears asks={asks} language={language} />
      </Part>
      <Part id="missing" title={say("Ce qui manque", "What is missing")} file="missing-fields" language={language}>
        <p class="soft">{say(`Structures ouvertes de l’institut (tutelle), au ${formatDay(figures.on, language)}\u202f: ${number(figures.completeness[0]?.total ?? 0)}.`, `Open structures of the institute (as parent), on ${formatDay(figures.on, language)}: ${number(figures.completeness[0]?.total ?? 0)}.`)}</p>
        <CompletenessTable rows={figures.completeness} language={language} />
      </Part>
      <Part id="contested" title={say("Ce qui est contesté", "What is contested")} file="contested-fields" language={language}>
        <ContestedTable rows={figures.contested} fields={fields} language={language} />
      </Part>
      <Part id="sources" title={say("Âge des sources", "Age of the sources")} file="source-ages" language={language}>
        <SourceTable rows={figures.sources} language={language} />
      </Part>
      <section aria-labelledby="corrections">
        <Heading level={2} id="corrections">{say("Corrections des laboratoires", "Corrections by labs")}</Heading>
        <p>{say(
          `${number(corrections.waiting)} en attente, ${number(corrections.answered)} répondues, ${number(corrections.recorded)} sur des champs qui appartiennent aux laboratoires, montrées aussitôt.`,
          `${number(corrections.waiting)} waiting, ${number(corrections.answered)} answered, ${number(corrections.recorded)} on fields that labs own, shown at once.`,
        )} {corrections.oldest === null ? null : say(`La plus ancienne attend depuis le ${formatDay(corrections.oldest.slice(0, 10) as QualityFigures["on"], language)}.`, `The oldest has waited since ${formatDay(corrections.oldest.slice(0, 10) as QualityFigures["on"], language)}.`)}</p>
      </section>
    </div>
  );
}

function Figure({ value, words, href }: { readonly value: string; readonly words: string; readonly href?: string }): VNode {
  return <li><span class="figure-number">{href === undefined ? value : <a href={href} aria-label={`${value} ${words}`}>{value}</a>}</span><span class="small soft">{words}</span></li>;
}

function Part({ id, title, file, language, children }: { readonly id: string; readonly title: string; readonly file: QualityExport; readonly language: Language; readonly children: ComponentChildren }): VNode {
  return (
    <section aria-labelledby={id}>
      <Heading level={2} id={id}>{title}</Heading>
      {children}
      <DownloadLinks language={language} downloads={usualDownloads(`/exports/${file}`, `?lang=${language}`)} />
    </section>
  );
}

function AskYears({ asks, language }: { readonly asks: readonly AskYear[]; readonly language: Language }): VNode {
  const say = sayIn(language);
  const number = (value: number): string => formatNumber(value, language);
  if (asks.length === 0) return <EmptyState title={say("Aucune demande n’a encore été faite", "No ask was made yet")}><p>{say("Chaque demande est comptée ici, et ce qui était déjà tenu l’est à part.", "Every ask is counted here, and what was already held is counted apart.")}</p></EmptyState>;
  const table = (
    <Table<AskYear>
      caption={say("Demandes par année", "Asks by year")} captionHidden language={language} rows={asks}
      columns={[
        { header: say("Année", "Year"), rowHeader: true, cell: ({ year }) => String(year) },
        { header: say("Demandes", "Asks"), numeric: true, cell: (one) => number(one.asks) },
        { header: say("Champs demandés", "Fields asked"), numeric: true, cell: (one) => number(one.fields) },
        { header: say("Dont déjà tenus (cible 0)", "Of which already held (target 0)"), numeric: true, cell: (one) => number(one.held) },
      ]}
    />
  );
  return (
    <StackedBars
      title={say("Champs demandés aux laboratoires", "Fields asked of labs")} description={say("Par année, ceux qui manquaient et ceux qui étaient déjà tenus.", "By year, those that were missing and those already held.")} language={language} unit={say("champs", "fields")}
      series={[say("manquaient", "were missing"), say("étaient déjà tenus", "were already held")]}
      groups={asks.map((one) => ({ label: String(one.year), amounts: [one.fields - one.held, one.held], totalLabel: number(one.fields) }))}
      formatTick={number} source={say("demandes enregistrées ici", "asks recorded here")} table={table}
    />
  );
}

function Entities({ entities, anchor, language }: { readonly entities: readonly EntityRef[]; readonly anchor: string; readonly language: Language }): VNode | null {
  const say = sayIn(language);
  if (entities.length === 0) return null;
  return (
    <Disclosure summary={say(`Voir (${formatNumber(entities.length, "fr")})`, `See (${formatNumber(entities.length, "en")})`)}>
      <ul>{entities.slice(0, listed).map((ref) => <li><a href={`${pathOf(ref) ?? ""}#field-${anchor}`}>{ref.name}</a></li>)}</ul>
      {entities.length > listed ? <p class="soft">{say(`Et ${formatNumber(entities.length - listed, "fr")} autres, dans le fichier.`, `And ${formatNumber(entities.length - listed, "en")} more, in the file.`)}</p> : null}
    </Disclosure>
  );
}

/** The page of a structure has its rows by field; these figures are about parts of one. */
const anchors: Readonly<Record<string, string>> = { commune: "address", label: "co-supervision" };

function CompletenessTable({ rows, language }: { readonly rows: readonly Completeness[]; readonly language: Language }): VNode {
  const say = sayIn(language);
  return (
    <Table<Completeness>
      caption={say("Part des structures où le champ est connu", "Share of the structures where the field is known")} captionHidden language={language} rows={rows}
      columns={[
        { header: say("Champ", "Field"), rowHeader: true, cell: ({ label }) => label[language] },
        { header: say("Connu (part)", "Known (share)"), numeric: true, cell: ({ known, total }) => (total === 0 ? "–" : formatPercent(known / total, language, 1)) },
        { header: say("Connu", "Known"), numeric: true, cell: ({ known }) => formatNumber(known, language) },
        { header: say("Manque", "Missing"), numeric: true, cell: ({ missing }) => formatNumber(missing.length, language) },
        { header: say("Structures sans", "Structures without"), cell: ({ key, missing }) => <Entities entities={missing} anchor={anchors[key] ?? key} language={language} /> },
      ]}
    />
  );
}

function ContestedTable({ rows, fields, language }: { readonly rows: readonly ContestedField[]; readonly fields: readonly FieldDefinition[]; readonly language: Language }): VNode {
  const say = sayIn(language);
  return (
    <Table<ContestedField>
      caption={say("Champs contestés", "Contested fields")} captionHidden language={language} rows={rows}
      empty={<EmptyState title={say("Rien n’est contesté", "Nothing is contested")}><p>{say("Un champ où deux sources disent autre chose s’affiche ici.", "A field of which two sources say different things shows here.")}</p></EmptyState>}
      columns={[
        { header: say("Champ", "Field"), rowHeader: true, cell: ({ field }) => labelOfField(fields, field)[language] },
        { header: say("Fiches", "Records"), numeric: true, cell: ({ entities }) => formatNumber(entities.length, language) },
        { header: say("Lesquelles", "Which"), cell: ({ field, entities }) => <Entities entities={entities} anchor={field} language={language} /> },
      ]}
    />
  );
}

function SourceTable({ rows, language }: { readonly rows: readonly SourceAge[]; readonly language: Language }): VNode {
  const say = sayIn(language);
  const number = (value: number | null): string => (value === null ? "–" : formatNumber(value, language));
  return (
    <Table<SourceAge>
      caption={say("Sources", "Sources")} captionHidden language={language} rows={rows}
      empty={<EmptyState title={say("Aucune source n’a encore livré", "No source has delivered yet")}><p>{say("Les sources s’affichent ici après leur premier import.", "Sources show here after their first import.")}</p></EmptyState>}
      columns={[
        { header: say("Source", "Source"), rowHeader: true, cell: ({ source }) => source.name[language] },
        { header: say("Observée le", "Observed on"), cell: ({ lastObservedOn }) => (lastObservedOn === null ? "–" : formatDay(lastObservedOn, language, "short")) },
        { header: say("Âge (jours)", "Age (days)"), numeric: true, cell: ({ ageDays }) => number(ageDays) },
        { header: say("Rythme habituel (jours)", "Usual rhythm (days)"), numeric: true, cell: ({ rhythmDays }) => number(rhythmDays) },
        { header: say("État", "State"), cell: ({ late, rhythmDays }) => (late ? <Tag tone="warn">{say("plus vieille que son rythme", "older than its rhythm")}</Tag> : rhythmDays === null ? <span class="soft">{say("au fil de l’eau", "as things come")}</span> : <Tag tone="good">{say("à jour", "up to date")}</Tag>) },
        { header: say("Livraisons", "Deliveries"), numeric: true, cell: ({ deliveries }) => number(deliveries) },
        { header: say("Déclarations", "Statements"), numeric: true, cell: ({ statements }) => number(statements) },
      ]}
    />
  );
}
