import type { VNode } from "preact";
import { authorOf } from "../../../../../kernel/audit/index.ts";
import type { Issue } from "../../../../../kernel/errors/app-error.ts";
import { Button, DownloadLinks, EmptyState, Field, Heading, Lead, Tag, usualDownloads } from "../../../../../kernel/html/index.ts";
import { route, type Reply, type RequestContext, type Route } from "../../../../../kernel/http/route.ts";
import { tableFormats, tableReply } from "../../../../../kernel/http/table-reply.ts";
import { formatNumber, pick } from "../../../../../kernel/i18n/format.ts";
import { maySettle } from "../../actions/read-texts.ts";
import { shownAgreements } from "../../domain/document.ts";
import { codesInUse } from "../../domain/code-book.ts";
import type { CodedText, Outcome } from "../../domain/coding.ts";
import type { Evidence } from "../../domain/evidence.ts";
import { notTheMoment, notYourCoding } from "../../errors.ts";
import { AgreementTable } from "../agreement-table.tsx";
import { coders, Crumbs, Csrf, Done, errorAt, Faults, formBody, issuesOf, listed, numbersIn, ofSubject, pageReply, pathOf, readers, sayIn, typed, type SynthesisWebDeps } from "../deps.tsx";
import { agreementTable } from "../tables.ts";
import { CodeBoxes } from "./reading-page.tsx";

/** Disagreements, one after the other, and how far the two agree. Both only once the readings are over. */
export function settleRoutes(deps: SynthesisWebDeps): readonly Route[] {
  const { syntheses } = deps;

  async function closedEvidence(code: string): Promise<Evidence> {
    const evidence = await syntheses.evidence(code);
    if (evidence.coding.state === "open") throw notTheMoment("Les deux lectures ne sont pas closes\u202f: l’accord n’est pas encore mesuré.", "The two readings are not closed: agreement is not measured yet.");
    return evidence;
  }

  async function settlePage(context: RequestContext, code: string, body: Readonly<Record<string, unknown>>, issues: readonly Issue[]): Promise<Reply> {
    const evidence = await closedEvidence(code);
    if (!maySettle(evidence.coding, authorOf(context).accountId)) throw notYourCoding();
    const asked = typed(body, "text");
    const waiting = [...evidence.texts.values()].filter(({ id }) => evidence.outcomes.get(id)?.kind === "unsettled");
    const text = waiting.find(({ id }) => id === asked) ?? waiting[0];
    const outcome = text === undefined ? undefined : evidence.outcomes.get(text.id);
    return pageReply(sayIn(context.language)("Départager", "Settle"), <SettlePage {...{ context, evidence, text, outcome, issues, body }} left={waiting.length} />, { demonstration: evidence.coding.demonstration, status: issues.length === 0 ? 200 : 422 });
  }

  const toShow = ({ agreements, subject }: Evidence) => shownAgreements(agreements, subject.threshold);

  return [
    route({ method: "GET", path: "/consultations/coding/:code/settle", access: coders, params: ofSubject, summary: "The next disagreement to settle", handle: ({ params, context }) => settlePage(context, params.code, {}, []) }),
    route({
      method: "POST", path: "/consultations/coding/:code/settle", access: coders, params: ofSubject, body: formBody, summary: "Settle a disagreement",
      handle: async ({ params: { code }, body, context }) => {
        const text = typed(body, "text");
        if (typed(body, "act") === "mask") {
          const shown = await syntheses.text(code, text);
          await syntheses.mark(authorOf(context), code, text, { toMask: true, withheld: shown?.withheld ?? false });
          return { kind: "redirect", to: pathOf(code, `/texts/${encodeURIComponent(text)}/mask`) };
        }
        const issues = await issuesOf(() => syntheses.settle(authorOf(context), code, { text, codes: numbersIn(listed(body, "codes")), reason: typed(body, "reason") }));
        return issues === null ? { kind: "redirect", to: pathOf(code, "/settle?done=saved") } : settlePage(context, code, body, issues);
      },
    }),
    route({
      method: "GET", path: "/consultations/coding/:code/agreement", access: readers, params: ofSubject, summary: "How far the two coders agree",
      handle: async ({ params: { code }, context }) => {
        const evidence = await closedEvidence(code);
        return pageReply(sayIn(context.language)("Accord des codeurs", "Agreement of the coders"), <AgreementPage context={context} evidence={evidence} agreements={toShow(evidence)} />, { demonstration: evidence.coding.demonstration });
      },
    }),
    ...tableFormats.map((format) => route({
      method: "GET", path: `/exports/consultations/coding/:code/agreement.${format}`, access: readers, params: ofSubject, summary: "Agreement of the coders, to take away",
      handle: async ({ params: { code }, context }) => {
        const evidence = await closedEvidence(code);
        return tableReply(agreementTable(code, toShow(evidence), evidence.subject.threshold, evidence.coding.demonstration), format, context.language);
      },
    })),
  ];
}

function SettlePage({ context, evidence, text, outcome, left, issues, body }: { readonly context: RequestContext; readonly evidence: Evidence; readonly text: CodedText | undefined; readonly outcome: Outcome | undefined; readonly left: number; readonly issues: readonly Issue[]; readonly body: Readonly<Record<string, unknown>> }): VNode {
  const { language } = context;
  const say = sayIn(language);
  const { subject, book } = evidence;
  const code = subject.code;
  const names = (codes: readonly number[]): string => (codes.length === 0 ? say("rien à coder", "nothing to code") : codes.map((number) => `${number} ${book.codes.find((one) => one.number === number)?.label[language] ?? ""}`.trim()).join(", "));
  const question = subject.questions.find((one) => one.axis === text?.axis && one.code === text?.question);
  const crumbs = <Crumbs crumbs={[{ label: pick(subject.title, language), href: pathOf(code) }, { label: say("Départager", "Settle") }]} language={language} />;
  if (text === undefined || outcome?.kind !== "unsettled") {
    return <>{crumbs}<Heading level={1}>{say("Départager", "Settle")}</Heading><Done context={context} /><EmptyState title={say("Aucun désaccord n’attend", "No disagreement waits")} action={{ href: pathOf(code), label: say("Revenir au codage", "Back to the coding") }} /></>;
  }
  const shared = new Set(issues.length > 0 ? numbersIn(listed(body, "codes")) : outcome.a.filter((one) => outcome.b.includes(one)));
  return (
    <>
      {crumbs}
      <Heading level={1} kicker={say(`${formatNumber(left, language)} à départager`, `${formatNumber(left, language)} to settle`)}>{question === undefined ? text.question : pick(question.label, language)}</Heading>
      <Done context={context} />
      <Faults issues={issues} language={language} />
      <blockquote class="synthesis-text" lang="fr" dir="auto">{text.text}</blockquote>
      <dl class="definitions"><div><dt>{say("Codeur A", "Coder A")}</dt><dd>{names(outcome.a)}</dd></div><div><dt>{say("Codeur B", "Coder B")}</dt><dd>{names(outcome.b)}</dd></div></dl>
      <form method="post" action={pathOf(code, "/settle")} class="synthesis-coding">
        <Csrf context={context} values={{ text: text.id }} />
        <p class="hint">{say("Ce que les deux ont donné est coché. Sans aucune coche, il n’y a rien à coder.", "What both have given is ticked. With no tick there is nothing to code.")}</p>
        <CodeBoxes codes={codesInUse(book)} chosen={shared} context={context} />
        <Field control="textarea" rows={2} name="reason" label={say("Pourquoi", "Why")} hint={say("Sans recopier le texte.", "Without copying the text.")} value={issues.length > 0 ? typed(body, "reason") : ""} language={language} {...errorAt(issues, "reason", language)} />
        <div class="button-row"><Button>{say("Départager", "Settle")}</Button><button class="button button-second" name="act" value="mask">{say("Nomme quelqu’un\u202f: masquer…", "Names somebody: mask…")}</button></div>
      </form>
    </>
  );
}

function AgreementPage({ context, evidence, agreements }: { readonly context: RequestContext; readonly evidence: Evidence; readonly agreements: Parameters<typeof AgreementTable>[0]["agreements"] }): VNode {
  const { language } = context;
  const say = sayIn(language);
  const { subject, disagreements, texts } = evidence;
  const number = (value: number): string => formatNumber(value, language);
  return (
    <>
      <Crumbs crumbs={[{ label: pick(subject.title, language), href: pathOf(subject.code) }, { label: say("Accord", "Agreement") }]} language={language} />
      <Heading level={1}>{say("Accord des deux codeurs", "Agreement of the two coders")}</Heading>
      <Lead>{say(`Sur ${number(texts.size)} textes, les deux ont donné les mêmes codes à ${number(texts.size - disagreements.texts.size)}\u202f; désaccords départagés\u202f: ${number(disagreements.settled.size)} sur ${number(disagreements.texts.size)}.`, `Of ${number(texts.size)} texts, the two gave the same codes to ${number(texts.size - disagreements.texts.size)}; disagreements settled: ${number(disagreements.settled.size)} of ${number(disagreements.texts.size)}.`)} {evidence.coding.demonstration ? <Tag>{say("démonstration", "demonstration")}</Tag> : null}</Lead>
      <DownloadLinks downloads={usualDownloads(`/exports/consultations/coding/${encodeURIComponent(subject.code)}/agreement`)} language={language} />
      <AgreementTable agreements={agreements} threshold={subject.threshold} language={language} />
    </>
  );
}
