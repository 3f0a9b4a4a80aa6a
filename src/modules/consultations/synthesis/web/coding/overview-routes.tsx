import type { VNode } from "preact";
import { authorOf } from "../../../../../kernel/audit/index.ts";
import type { Issue } from "../../../../../kernel/errors/app-error.ts";
import { Button, EmptyState, Field, Heading, Lead, LinkButton, Notice, Table, Tag } from "../../../../../kernel/html/index.ts";
import { route, type RequestContext, type Route } from "../../../../../kernel/http/route.ts";
import { formatNumber, pick } from "../../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../../kernel/i18n/language.ts";
import { may } from "../../../../identity/index.ts";
import { isDone, placeOfCoder, type CoderPlace, type Coding } from "../../domain/coding.ts";
import type { Subject } from "../../domain/contribution.ts";
import type { Evidence } from "../../domain/evidence.ts";
import { notYourCoding, unknownSubject } from "../../errors.ts";
import { Crumbs, Csrf, Done, errorAt, Faults, formBody, issuesOf, ofSubject, pageReply, pathOf, readers, runners, sayIn, typed, type SynthesisWebDeps } from "../deps.tsx";
import { maySettle } from "../../actions/read-texts.ts";

export interface Progress {
  readonly total: number;
  readonly done: Readonly<Record<CoderPlace, number>>;
}

export async function progressOf({ syntheses }: Pick<SynthesisWebDeps, "syntheses">, subject: string): Promise<Progress> {
  const book = await syntheses.book(subject);
  const [a, b] = [await syntheses.ownReading(subject, "a"), await syntheses.ownReading(subject, "b")];
  const done = (reading: typeof a): number => reading.filter(({ codes }) => isDone(book, codes ?? undefined)).length;
  return { total: a.length, done: { a: done(a), b: done(b) } };
}

/** The ways into the coding: what there is to code, who does it, how far they are. */
export function overviewRoutes(deps: SynthesisWebDeps): readonly Route[] {
  const { syntheses, source } = deps;
  const beginPage = async (context: RequestContext, code: string, body: Readonly<Record<string, unknown>>, issues: readonly Issue[]) => {
    const subject = await source.subject(code);
    if (subject === null) throw unknownSubject();
    return pageReply(pick(subject.title, context.language), <BeginPage {...{ context, subject, body, issues }} people={await deps.people()} />, { demonstration: subject.demonstration, status: issues.length === 0 ? 200 : 422 });
  };
  return [
    route({
      method: "GET", path: "/consultations/coding", access: readers, summary: "Free texts to code, and those that are coded",
      handle: async ({ context }) => {
        const codings = new Map((await syntheses.codings()).map((one) => [one.subject, one]));
        const rows = await Promise.all((await source.subjects()).map(async (subject) => ({ subject, coding: codings.get(subject.code) ?? null, progress: codings.has(subject.code) ? await progressOf(deps, subject.code) : null })));
        return pageReply(context.language === "fr" ? "Codage des textes libres" : "Coding of free texts", <ListPage rows={rows} context={context} />, { demonstration: rows.some(({ subject }) => subject.demonstration) });
      },
    }),
    route({ method: "GET", path: "/consultations/coding/:code/begin", access: runners, params: ofSubject, summary: "Appoint who codes the texts", handle: ({ params, context }) => beginPage(context, params.code, {}, []) }),
    route({
      method: "POST", path: "/consultations/coding/:code/begin", access: runners, params: ofSubject, body: formBody, summary: "Appoint who codes the texts",
      handle: async ({ params, body, context }) => {
        const adjudicator = typed(body, "adjudicator");
        const issues = await issuesOf(() => syntheses.begin(authorOf(context), params.code, { coderA: typed(body, "coderA"), coderB: typed(body, "coderB"), adjudicator: adjudicator === "together" || adjudicator === "" ? null : adjudicator }));
        return issues === null ? { kind: "redirect", to: pathOf(params.code, "?done=begun") } : beginPage(context, params.code, body, issues);
      },
    }),
    route({
      method: "GET", path: "/consultations/coding/:code", access: readers, params: ofSubject, summary: "One coding: how far it is, and what can be done",
      handle: async ({ params, context }) => {
        const coding = await syntheses.coding(params.code);
        const subject = await source.subject(params.code);
        if (subject === null) throw unknownSubject();
        const evidence = coding.state === "settling" ? await syntheses.evidence(params.code) : null;
        return pageReply(pick(subject.title, context.language), <CodingPage {...{ context, subject, coding }} progress={await progressOf(deps, params.code)} disagreements={evidence?.disagreements ?? null} toMask={(await syntheses.texts(params.code)).filter((one) => one.toMask).length} versions={(await syntheses.versions(params.code)).length} />, { demonstration: coding.demonstration });
      },
    }),
    route({
      method: "POST", path: "/consultations/coding/:code/end", access: readers, params: ofSubject, body: formBody, summary: "End the two readings",
      handle: async ({ params, context, body }) => {
        const coding = await syntheses.coding(params.code);
        if (placeOfCoder(coding, context.actor?.accountId ?? null) === null && !may(context.actor, "consultations.run")) throw notYourCoding();
        if (typed(body, "sure") !== "yes") {
          return pageReply(context.language === "fr" ? "Clore les lectures" : "Close the readings", <EndPage context={context} code={params.code} />, { demonstration: coding.demonstration });
        }
        await syntheses.endReadings(authorOf(context), params.code);
        return { kind: "redirect", to: pathOf(params.code, "?done=ended") };
      },
    }),
  ];
}

function stateWord(coding: Coding | null, progress: Progress | null, language: Language): VNode {
  const say = sayIn(language);
  if (coding === null || progress === null) return <Tag>{say("à confier", "to be entrusted")}</Tag>;
  if (coding.state === "settling") return <Tag tone="good">{say("lectures closes", "readings closed")}</Tag>;
  return <Tag tone="accent">{say("lecture en cours", "being read")}</Tag>;
}

function ListPage({ rows, context }: { readonly rows: readonly { readonly subject: Subject; readonly coding: Coding | null; readonly progress: Progress | null }[]; readonly context: RequestContext }): VNode {
  const { language } = context;
  const say = sayIn(language);
  return (
    <>
      <Crumbs crumbs={[]} language={language} />
      <Heading level={1}>{say("Codage des textes libres", "Coding of free texts")}</Heading>
      <Lead>{say("Deux personnes lisent chaque texte sans voir ce que l’autre en dit\u202f; leur accord est mesuré et publié, une troisième départage.", "Two people read every text without seeing what the other says of it; their agreement is measured and published, a third settles.")}</Lead>
      <Table
        caption={say("Consultations closes", "Closed consultations")} captionHidden language={language} rows={rows}
        empty={<EmptyState title={say("Rien à coder", "Nothing to code")}><p>{say("Les textes viennent à la clôture d’un questionnaire, à partir du seuil.", "Texts come when a questionnaire closes, from the threshold up.")}</p></EmptyState>}
        columns={[
          { header: say("Consultation", "Consultation"), rowHeader: true, cell: ({ subject, coding }) => (coding === null && !may(context.actor, "consultations.run") ? pick(subject.title, language) : <a href={pathOf(subject.code, coding === null ? "/begin" : "")}>{pick(subject.title, language)}</a>) },
          { header: say("État", "State"), cell: ({ coding, progress }) => stateWord(coding, progress, language) },
          { header: say("Textes", "Texts"), numeric: true, cell: ({ progress }) => (progress === null ? "–" : formatNumber(progress.total, language)) },
          { header: say("Lus par A", "Read by A"), numeric: true, cell: ({ progress }) => (progress === null ? "–" : formatNumber(progress.done.a, language)) },
          { header: say("Lus par B", "Read by B"), numeric: true, cell: ({ progress }) => (progress === null ? "–" : formatNumber(progress.done.b, language)) },
        ]}
      />
    </>
  );
}

function BeginPage({ context, subject, body, issues, people }: { readonly context: RequestContext; readonly subject: Subject; readonly body: Readonly<Record<string, unknown>>; readonly issues: readonly Issue[]; readonly people: readonly { readonly accountId: string; readonly name: string }[] }): VNode {
  const { language } = context;
  const say = sayIn(language);
  const options = [{ value: "", label: say("Choisir", "Choose") }, ...people.map(({ accountId, name }) => ({ value: accountId, label: name }))];
  return (
    <>
      <Crumbs crumbs={[{ label: pick(subject.title, language) }]} language={language} />
      <Heading level={1} kicker={say("Confier les textes", "Entrust the texts")}>{pick(subject.title, language)}</Heading>
      <Faults issues={issues} language={language} />
      <p class="prose">{say("Choisissez deux personnes qui lisent, et une troisième qui départage. Les comptes proposés sont ceux qui peuvent coder. Leurs noms ne sont jamais publiés.", "Choose two people who read, and a third who settles. The accounts offered are those that may code. Their names are never published.")}</p>
      <form method="post" action={pathOf(subject.code, "/begin")}>
        <Csrf context={context} />
        <Field control="select" name="coderA" label={say("Premier codeur (A)", "First coder (A)")} options={options} value={typed(body, "coderA")} language={language} {...errorAt(issues, "coderA", language)} />
        <Field control="select" name="coderB" label={say("Second codeur (B)", "Second coder (B)")} options={options} value={typed(body, "coderB")} language={language} {...errorAt(issues, "coderB", language)} />
        <Field control="select" name="adjudicator" label={say("Qui départage", "Who settles")} options={[{ value: "together", label: say("Les deux codeurs, ensemble", "The two coders, together") }, ...options.slice(1)]} value={typed(body, "adjudicator")} language={language} {...errorAt(issues, "adjudicator", language)} />
        <div class="button-row"><Button>{say("Confier les textes", "Entrust the texts")}</Button></div>
      </form>
    </>
  );
}

function CodingPage({ context, subject, coding, progress, disagreements, toMask, versions }: {
  readonly context: RequestContext; readonly subject: Subject; readonly coding: Coding; readonly progress: Progress; readonly disagreements: Evidence["disagreements"] | null; readonly toMask: number; readonly versions: number;
}): VNode {
  const { language, actor } = context;
  const say = sayIn(language);
  const own = placeOfCoder(coding, actor?.accountId ?? null);
  const finished = progress.done.a === progress.total && progress.done.b === progress.total;
  const count = (number: number): string => formatNumber(number, language);
  return (
    <>
      <Crumbs crumbs={[{ label: pick(subject.title, language) }]} language={language} />
      <Heading level={1} kicker={say("Codage", "Coding")}>{pick(subject.title, language)}</Heading>
      <Done context={context} />
      {toMask === 0 ? null : <Notice kind="warn" language={language}>{say(`${count(toMask)} textes restent à masquer\u202f: la synthèse attend.`, `${count(toMask)} texts are still to be masked: the synthesis waits.`)}</Notice>}
      <ul class="synthesis-progress">
        {(["a", "b"] as const).map((place) => (
          <li>
            <span>{say("Codeur", "Coder")} {place.toUpperCase()} · {coding.coders[place].name}</span>
            <progress max={Math.max(1, progress.total)} value={progress.done[place]} aria-label={`${say("Codeur", "Coder")} ${place.toUpperCase()}`} />
            <span>{say(`${count(progress.done[place])} sur ${count(progress.total)}`, `${count(progress.done[place])} of ${count(progress.total)}`)}</span>
          </li>
        ))}
        {disagreements === null ? null : (
          <li>
            <span>{say("Désaccords départagés", "Disagreements settled")} · {coding.adjudicator?.name ?? say("les deux ensemble", "the two together")}</span>
            <progress max={Math.max(1, disagreements.texts.size)} value={disagreements.settled.size} aria-label={say("Désaccords départagés", "Disagreements settled")} />
            <span>{say(`${count(disagreements.settled.size)} sur ${count(disagreements.texts.size)}`, `${count(disagreements.settled.size)} of ${count(disagreements.texts.size)}`)}</span>
          </li>
        )}
      </ul>
      <div class="button-row">
        {own !== null && coding.state === "open" ? <LinkButton kind="main" href={pathOf(subject.code, "/texts")}>{progress.done[own] === 0 ? say("Commencer à lire", "Start reading") : say("Reprendre la lecture", "Resume reading")}</LinkButton> : null}
        {coding.state === "settling" && maySettle(coding, actor?.accountId ?? null) ? <LinkButton kind="main" href={pathOf(subject.code, "/settle")}>{say("Départager", "Settle")}</LinkButton> : null}
        <LinkButton href={pathOf(subject.code, "/book")}>{say("Livre de codes", "Code book")}</LinkButton>
        {coding.state === "settling" ? <LinkButton href={pathOf(subject.code, "/agreement")}>{say("Accord des codeurs", "Agreement of the coders")}</LinkButton> : null}
        {may(actor, "consultations.synthesise") && coding.state === "settling" ? <LinkButton href={pathOf(subject.code, "/synthesis")}>{say("Écrire la synthèse", "Write the synthesis")}</LinkButton> : null}
        {versions === 0 ? null : <LinkButton href={`${subject.href}/synthesis`}>{say("Synthèse publiée", "Published synthesis")}</LinkButton>}
      </div>
      {coding.state === "open" && finished && (own !== null || may(actor, "consultations.run")) ? (
        <form method="post" action={pathOf(subject.code, "/end")}><Csrf context={context} /><div class="button-row"><Button kind="second">{say("Clore les deux lectures…", "Close the two readings…")}</Button></div></form>
      ) : null}
      {coding.state === "open" && !finished ? <p class="soft">{say("L’accord se mesure quand les deux ont tout lu\u202f; jusque-là personne ne voit ce que l’autre a codé.", "Agreement is measured once both have read all; until then nobody sees what the other has coded.")}</p> : null}
    </>
  );
}

function EndPage({ context, code }: { readonly context: RequestContext; readonly code: string }): VNode {
  const say = sayIn(context.language);
  return (
    <>
      <Crumbs crumbs={[{ label: say("Clore les lectures", "Close the readings") }]} language={context.language} />
      <Heading level={1}>{say("Clore les deux lectures\u202f?", "Close the two readings?")}</Heading>
      <p class="prose">{say("L’accord est mesuré sur ce que chacun a dit seul. Après cela, plus personne ne change ses codes\u202f: seuls les désaccords se départagent. On ne revient pas en arrière.", "Agreement is measured on what each has said alone. After that nobody changes their codes: only disagreements are settled. There is no way back.")}</p>
      <form method="post" action={pathOf(code, "/end")}>
        <Csrf context={context} values={{ sure: "yes" }} />
        <div class="button-row"><Button>{say("Clore les lectures", "Close the readings")}</Button><LinkButton href={pathOf(code)}>{say("Pas encore", "Not yet")}</LinkButton></div>
      </form>
    </>
  );
}
