import type { VNode } from "preact";
import { Breadcrumbs, DefinitionList, Disclosure, Heading, LinkButton, Notice, Table } from "../../../../kernel/html/index.ts";
import { both, formatNumber, pick, plural } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { Actor } from "../../../../kernel/http/route.ts";
import type { QuestionnaireRecord } from "../store.ts";
import { Paragraphs } from "../../web/fields/index.ts";
import { managePath, pathOf } from "./deps.ts";
import { StateTag } from "./hub-page.tsx";
import { datesWords, modeConsequences, modeWords, periodWords, stateBesideDates, whoAnswers } from "./words.ts";

export interface SheetProps {
  readonly record: QuestionnaireRecord;
  readonly actor: Actor | null;
  /** May this actor answer, once it is open? True where nobody is signed in. */
  readonly eligible: boolean;
  readonly organiser: boolean;
  readonly site: string;
  readonly language: Language;
}

/** The public page of a questionnaire: what it is, who answers, by which rules, and how to check that they are kept. */
export function SheetPage({ record, actor, eligible, organiser, site, language }: SheetProps): VNode {
  const say = (fr: string, en: string): string => (language === "fr" ? fr : en);
  const { form, mode, threshold, period } = record;
  const questions = form.axes.map((axis) => axis.sections.reduce((sum, section) => sum + section.questions.length, 0));
  return (
    <>
      <Breadcrumbs language={language} crumbs={[{ label: say("Participer", "Take part"), href: "/consultations" }, { label: pick(record.title, language) }]} />
      <Heading level={1}>{pick(record.title, language)}</Heading>
      <p class="sheet-state"><StateTag state={record.state} label={pick(stateBesideDates(record.state), language)} /> <span class="soft">{datesWords(record, language)}</span></p>
      <div class="lead prose"><Paragraphs text={pick(record.purpose, language)} /></div>
      <Door record={record} actor={actor} eligible={eligible} language={language} />
      {organiser ? <p><a href={managePath(record.code)}>{say("Conduire ce questionnaire", "Run this questionnaire")}</a></p> : null}

      <Heading level={2}>{say("Les règles", "The rules")}</Heading>
      <DefinitionList items={[
        { term: say("Qui répond", "Who answers"), details: whoAnswers(record, language) },
        { term: say("Quand", "When"), details: datesWords(record, language) },
        ...(period === null ? [] : [{ term: say("Période évaluée", "Period evaluated"), details: periodWords(period.from, period.to, language) }]),
        { term: say("Seuil", "Threshold"), details: say(`Rien n’est montré qui vienne de moins de ${formatNumber(threshold, "fr")} contributions\u202f; un axe qui en reçoit moins est détruit sans être lu.`, `Nothing is shown that comes from fewer than ${formatNumber(threshold, "en")} contributions; an axis that receives fewer is destroyed unread.`) },
        { term: say("Formulaire", "Form"), details: `${pick(form.title, language)}, ${say("version", "version")} ${form.version}` },
        ...(record.contact === "" ? [] : [{ term: say("Une question\u202f?", "A question?"), details: record.contact }]),
      ]} />

      <Heading level={2} id="mode">{say("Comment on répond\u202f: ", "How one answers: ")}{pick(modeWords[mode], language).toLocaleLowerCase(language)}</Heading>
      <ul class="plain-rules">{modeConsequences[mode].map((text) => <li>{pick(text, language)}</li>)}</ul>
      {mode === "anonymous" ? <p><a href="/consultations/anonymity">{say("Comment cela marche, en mots simples", "How it works, in plain words")}</a></p> : <p><a href="/consultations/anonymity">{say("En quoi les questionnaires anonymes du personnel diffèrent", "How the anonymous questionnaires of staff differ")}</a></p>}

      <Heading level={2}>{say("Les axes", "The axes")}</Heading>
      <Table caption={say("Axes du questionnaire", "Axes of the questionnaire")} captionHidden language={language} rows={form.axes} columns={[
        { header: say("Axe", "Axis"), rowHeader: true, cell: (axis) => pick(axis.title, language) },
        { header: say("Questions", "Questions"), numeric: true, cell: (axis) => formatNumber(questions[form.axes.indexOf(axis)] ?? 0, language) },
        { header: say("Objectifs du contrat", "Objectives of the contract"), cell: (axis) => axis.objectives.length === 0 ? say("aucun", "none") : axis.objectives.map((code, at) => <>{at === 0 ? "" : ", "}<a href={`/objectives/${encodeURIComponent(code)}`}>{code}</a></>) },
      ]} />
      <p class="soft small">{say(`${form.groups.length === 0 ? "Aucune question de groupe." : `En tête de chaque axe, ${formatNumber(form.groups.length, "fr")} ${plural("fr", form.groups.length, { one: "question sert", other: "questions servent" })} à comparer de grands groupes, un à la fois\u202f: ${form.groups.map(({ label }) => label.fr.toLocaleLowerCase("fr").replace(/[\s\u202f]*\?$/, "")).join(", ")}.`}`, form.groups.length === 0 ? "No question of group." : `At the head of each axis, ${formatNumber(form.groups.length, "en")} ${plural("en", form.groups.length, { one: "question serves", other: "questions serve" })} to compare large groups, one at a time: ${form.groups.map(({ label }) => label.en.toLocaleLowerCase("en").replace(/\?$/, "")).join(", ")}.`)}</p>

      <Heading level={2} id="check">{say("Ce qui est fixé, et comment le vérifier", "What is fixed, and how to check it")}</Heading>
      {record.definitionSha256 === null ? <p class="prose">{say("À l’ouverture, les questions, les dates, le seuil, le mode et les clés seront fixés, et leur empreinte publiée ici.", "At the opening the questions, dates, threshold, mode and keys will be fixed, and their fingerprint published here.")}</p> : <Fixed record={record} hash={record.definitionSha256} site={site} language={language} />}
    </>
  );
}

/** The way in, by mode and state, or why there is none. */
function Door({ record, actor, eligible, language }: Pick<SheetProps, "record" | "actor" | "eligible" | "language">): VNode {
  const say = (fr: string, en: string): string => (language === "fr" ? fr : en);
  const path = pathOf(record.code);
  const print = <LinkButton href={`${path}/print`}>{say("Version à imprimer, pour préparer", "Printable version, to prepare")}</LinkButton>;
  if (record.state === "open" && record.mode === "open-link") {
    return <p class="button-row"><LinkButton kind="main" href={`${path}/open`}>{say("Répondre", "Answer")}</LinkButton>{print}</p>;
  }
  if (record.state === "open") {
    if (!eligible) return <><Notice kind="info" language={language}><p>{say(`Votre compte n’est pas de ceux qui répondent\u202f: ${whoAnswers(record, "fr")}.`, `Your account is not among those who answer: ${whoAnswers(record, "en")}.`)}</p></Notice><p class="button-row">{print}</p></>;
    return (
      <>
        <p class="button-row">
          {actor === null
            ? <LinkButton kind="main" href={`/sign-in?return=${encodeURIComponent(`${path}/answer`)}`}>{say("Se connecter pour recevoir ses droits de répondre", "Sign in to receive your rights to answer")}</LinkButton>
            : <LinkButton kind="main" href={`${path}/answer`}>{say("Répondre", "Answer")}</LinkButton>}
          {print}
        </p>
        <p class="soft small">{say("La connexion prouve que vous pouvez répondre\u202f; l’envoi se fait sans elle.", "Signing in proves that you may answer; sending is done without it.")}</p>
      </>
    );
  }
  if (record.state === "published") {
    return (
      <p class="button-row">
        <LinkButton kind="main" href={`${path}/results`}>{say("Lire les résultats", "Read the results")}</LinkButton>
        <LinkButton href={`${path}/synthesis`}>{say("Lire la synthèse", "Read the synthesis")}</LinkButton>
        {record.mode === "anonymous" ? <LinkButton href={`${path}/ballots`}>{say("Vérifier que ma contribution est comptée", "Check that my contribution is counted")}</LinkButton> : null}
      </p>
    );
  }
  if (record.state === "closed") {
    return (
      <>
        <Notice kind="info" language={language}><p>{say("Les réponses sont closes. Les résultats seront publiés ici, une seule fois.", "Answers are closed. The results will be published here, once.")}</p></Notice>
        {record.mode === "anonymous" ? <p class="button-row"><LinkButton href={`${path}/ballots`}>{say("Vérifier que ma contribution est comptée", "Check that my contribution is counted")}</LinkButton></p> : null}
      </>
    );
  }
  return <><Notice kind="info" language={language}><p>{record.state === "draft" ? say("Brouillon\u202f: cette page n’est vue que de ceux qui préparent le questionnaire.", "Draft: this page is seen only by those who prepare the questionnaire.") : say("Ce questionnaire n’est pas encore ouvert.", "This questionnaire is not open yet.")}</p></Notice><p class="button-row">{print}</p></>;
}

function Fixed({ record, hash, site, language }: { readonly record: QuestionnaireRecord; readonly hash: string; readonly site: string; readonly language: Language }): VNode {
  const say = (fr: string, en: string): string => (language === "fr" ? fr : en);
  const address = `${site}${pathOf(record.code)}/definition`;
  return (
    <>
      <p class="prose">{say("Depuis l’ouverture, rien de tout cela ne peut changer\u202f: questions, dates, seuil, mode, clés. Chaque contribution porte l’empreinte de ce que la personne a vu\u202f; une autre empreinte est refusée.", "Since the opening none of this can change: questions, dates, threshold, mode, keys. Each contribution carries the fingerprint of what the person saw; another fingerprint is refused.")}</p>
      <DefinitionList items={[
        { term: say("Empreinte (SHA-256)", "Fingerprint (SHA-256)"), details: <code class="fingerprint">{hash}</code> },
        { term: say("La refaire", "Make it again"), details: <><code class="fingerprint">curl -s {address} | sha256sum</code><p class="soft small">{pick(both("L’adresse donne la définition exactement comme elle est comptée (JSON canonique, RFC 8785).", "The address gives the definition exactly as it is hashed (canonical JSON, RFC 8785)."), language)}</p></> },
        { term: say("Définition", "Definition"), details: <><a href={`${pathOf(record.code)}/definition`}>{say("le texte dont l’empreinte est prise", "the text that is hashed")}</a> · <a href={`/api/v1/questionnaires/${encodeURIComponent(record.code)}`}>{say("par l’interface de programmation", "through the API")}</a></> },
      ]} />
      {record.keys.length === 0 ? null : (
        <Disclosure summary={say("Clés publiques, une pour chaque axe", "Public keys, one for each axis")}>
          <p class="prose">{say("Une même clé pour toutes les personnes\u202f: une clé par personne la marquerait. Votre navigateur refuse toute autre clé que celles-ci.", "The same key for everybody: a key for each person would mark them. Your browser refuses any other key than these.")}</p>
          <DefinitionList items={record.keys.map(({ axis, publicKey }) => ({ term: pick(record.form.axes.find(({ code }) => code === axis)?.title ?? both(axis, axis), language), details: <code class="fingerprint">{publicKey}</code> }))} />
          <p class="soft small">{say("RSABSSA-SHA384-PSS-Randomized (RFC 9474)\u202f; SubjectPublicKeyInfo, DER, base64url.", "RSABSSA-SHA384-PSS-Randomized (RFC 9474); SubjectPublicKeyInfo, DER, base64url.")}</p>
        </Disclosure>
      )}
    </>
  );
}
