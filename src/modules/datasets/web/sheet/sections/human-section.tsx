import type { ComponentChildren, VNode } from "preact";
import { DataLink, DefinitionList, Heading, Notice, type Definition } from "../../../../../kernel/html/index.ts";
import { formatNumber, pick } from "../../../../../kernel/i18n/format.ts";
import { anonymityNames } from "../../../domain/vocabularies/index.ts";
import type { HumanMetadata } from "../../../domain/metadata.ts";
import { said } from "../localised.ts";
import type { SheetView } from "../view.ts";
import { conditionText, nameOf, type NamedVocabulary } from "../vocabulary-names.ts";
import { periodText } from "../words.ts";

/** What has to be known of data about people: GDPR articles 6, 9 and 13, HealthDCAT-AP, conditions of use in plain words. */
export function HumanSection({ view, human }: { readonly view: SheetView; readonly human: HumanMetadata }): VNode {
  const { language } = view;
  const fr = language === "fr";
  const purpose = said(human.purposeText, language);
  const coverage = said(human.populationCoverage, language);
  const listed = (vocabulary: NamedVocabulary, codes: readonly string[]): string | null => (codes.length === 0 ? null : codes.map((code) => wordsOf(view, vocabulary, code)).join("\u00a0; "));
  const rows: readonly (readonly [string, ComponentChildren])[] = [
    [fr ? "Anonymat" : "Anonymity", human.anonymity === null ? null : pick(anonymityNames[human.anonymity], language)],
    [fr ? "Pourquoi elles comptent comme anonymes" : "Why they count as anonymous", human.anonymity === "anonymous" ? human.anonymityReason : null],
    [fr ? "Finalité de la collecte" : "Purpose of the collection", human.purposes.length === 0 && purpose === null ? null : <>{listed("purpose", human.purposes)}{purpose === null ? null : <p lang={purpose.lang}>{purpose.text}</p>}</>],
    [fr ? "Base légale (RGPD, article 6)" : "Legal basis (GDPR, article 6)", listed("legal-basis", human.legalBases)],
    [fr ? "Données de santé (RGPD, article 9)" : "Health data (GDPR, article 9)", listed("health-basis", human.healthBases)],
    [fr ? "Organisme qui décide de l’accès" : "Access body", human.accessBody === null ? null : <DataLink href={human.accessBody.url ?? (human.accessBody.email === null ? null : `mailto:${human.accessBody.email}`)}>{human.accessBody.name}</DataLink>],
    [fr ? "Catégories de données de santé" : "Health categories", listed("health-category", human.healthCategories)],
    [fr ? "Maladies" : "Conditions", human.conditions.length === 0 ? null : human.conditions.map((code) => conditionText(code, language)).join(", ")],
    [fr ? "Nombre de personnes" : "Number of individuals", human.numberOfIndividuals === null ? null : formatNumber(human.numberOfIndividuals, language)],
    [fr ? "Âges" : "Ages", agesText(human, fr)],
    [fr ? "Population" : "Population", coverage === null ? null : <span lang={coverage.lang}>{coverage.text}</span>],
    [fr ? "Conservation" : "Retention", periodText(human.retention, language)],
    [fr ? "Autorisations" : "Approvals", human.approvals.length === 0 ? null : <ul class="relations">{human.approvals.map(({ kind, reference }) => <li>{wordsOf(view, "approval", kind)}{fr ? "\u202f: " : ": "}{reference}</li>)}</ul>],
  ];
  return (
    <section aria-labelledby="human">
      <Heading level={2} id="human">{fr ? "Données sur des personnes" : "Data about people"}</Heading>
      {human.anonymity === "anonymous" ? null : (
        <Notice kind="info" language={language}><p>{fr ? "Ces données ne se téléchargent jamais sans demande\u202f: elles parlent de personnes." : "These data are never downloaded without a request: they are about people."}</p></Notice>
      )}
      <DefinitionList items={rows.flatMap(([term, details]): readonly Definition[] => (details === null || details === "" ? [] : [{ term, details }]))} />
      <Conditions view={view} human={human} />
    </section>
  );
}

function Conditions({ view, human }: { readonly view: SheetView; readonly human: HumanMetadata }): VNode | null {
  const { language } = view;
  const fr = language === "fr";
  if (human.useConditions.length === 0) return null;
  return (
    <>
      <Heading level={3}>{fr ? "Ce qu’il faudra respecter" : "What will have to be kept to"}</Heading>
      <ul class="relations">
        {human.useConditions.map(({ code, detail }) => {
          const named = nameOf("use-condition", code);
          return (
            <li>
              <b>{named === null ? code : pick(named.name, language)}</b>{detail === null || detail.trim() === "" ? null : <>{fr ? "\u202f: " : ": "}{detail}</>}
              {named?.description === undefined ? null : <p class="small soft">{pick(named.description, language)}</p>}
              {named === null ? null : <span class="small soft"> <code>{code}</code></span>}
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** A code in words; itself where no vocabulary knows it. */
export function wordsOf(view: Pick<SheetView, "language">, vocabulary: NamedVocabulary, code: string): string {
  const named = nameOf(vocabulary, code);
  return named === null ? code : pick(named.name, view.language);
}

function agesText({ minimumAgeYears, maximumAgeYears }: HumanMetadata, fr: boolean): string | null {
  if (minimumAgeYears !== null && maximumAgeYears !== null) return fr ? `de ${minimumAgeYears} à ${maximumAgeYears} ans` : `${minimumAgeYears} to ${maximumAgeYears} years`;
  if (minimumAgeYears !== null) return fr ? `${minimumAgeYears} ans et plus` : `${minimumAgeYears} years and over`;
  return maximumAgeYears === null ? null : fr ? `jusqu’à ${maximumAgeYears} ans` : `up to ${maximumAgeYears} years`;
}
