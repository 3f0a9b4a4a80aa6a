import type { VNode } from "preact";
import { z } from "zod";
import { Breadcrumbs, Button, ErrorSummary, Field, fieldId, Heading, Notice } from "../../../../kernel/html/index.ts";
import { route, type Reply, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import type { StudyContent } from "../../domain/content.ts";
import type { Study } from "../../domain/study.ts";
import { plainTitle } from "../sheet/view.ts";
import { studyStateNames } from "../shown/words.ts";
import { declarers, type StudyDeclareDeps } from "./deps.ts";
import { choicesOf, type Asked } from "./form/asked.ts";
import { oneOf, textOf, withoutEmpty, type Written } from "./form/kit.ts";
import { Pair } from "./form/part-control.tsx";
import { sectionPath } from "./form/section-state.ts";
import { askedFor } from "./pages/loaded.ts";
import { Csrf, studiesPage } from "./pages/shell.tsx";
import { callerOf } from "./section-routes.tsx";
import { say } from "./words.ts";
import { emptyContent } from "../../domain/empty.ts";

/** What is told after a number was looked up. */
interface Looked {
  readonly number: string;
  readonly here: Study | null;
  readonly elsewhere: string | null;
  readonly fault: string | null;
}

interface StartProps {
  readonly context: RequestContext;
  readonly asked: Asked;
  readonly written: Written;
  readonly copied: Study | null;
  readonly looked: Looked | null;
  readonly isMissing: boolean;
  readonly known: boolean;
  readonly hasNetwork: boolean;
}

/** Said of one study alone: a copy begins without it. */
const ownToOne: readonly (keyof StudyContent)[] = ["registryNumbers", "acronym", "authorisations", "recruitmentStatus", "whyStopped", "actualSize", "startedOn", "primaryCompletedOn", "completedOn", "registeredOn", "resultsPostedOn", "resultsUrl", "datasets", "documents", "publications"];

/** How a declaration begins: a title and a type, a number that a register knows, or another study to start from. */
export function startRoutes(deps: StudyDeclareDeps): readonly Route[] {
  return [
    route({
      method: "GET", path: "/studies/declare", access: declarers, summary: "Declares a study: how it begins", query: z.object({ copy: z.string().max(40).optional().catch(undefined), number: z.string().max(100).optional().catch(undefined) }),
      handle: async ({ query, context }) => {
        const copied = query.copy === undefined ? null : await deps.studies.findFor(callerOf(context), query.copy);
        return page(context, copied === null ? {} : { "title.fr": copied.content.title.fr ?? "", "title.en": copied.content.title.en ?? "", studyType: copied.content.studyType ?? "" }, copied, query.number === undefined || query.number.trim() === "" ? null : await lookUp(query.number.trim(), context));
      },
    }),
    route({
      method: "POST", path: "/studies/declare", access: declarers, summary: "Begins the record of a study", perMinute: 60, body: z.looseObject({}),
      handle: async ({ body, context }) => {
        const actor = callerOf(context);
        const number = textOf(body, "register");
        if (number !== "") return takeFromRegister(number, context);
        const title = withoutEmpty({ fr: textOf(body, "title.fr").slice(0, 2000), en: textOf(body, "title.en").slice(0, 2000) });
        const studyType = textOf(body, "studyType").slice(0, 100);
        const copied = textOf(body, "copy") === "" ? null : await deps.studies.findFor(actor, textOf(body, "copy"));
        if (title.fr === undefined && title.en === undefined) return page(context, body, copied, null, 422);
        const draft = await deps.studies.declare(actor, { title, ...(studyType === "" ? {} : { studyType }) });
        const start: Partial<StudyContent> = { ...(copied === null ? {} : copyOf(copied)), ...(textOf(body, "known") === "yes" ? await deps.known(actor) : {}) };
        if (Object.keys(start).length > 0) await deps.studies.save(actor, draft.code, draft.revision, start);
        return { kind: "redirect", to: `${sectionPath(draft.code, "identity")}?done=${copied === null ? "begun" : "copied"}` };
      },
    }),
  ];

  async function lookUp(number: string, context: RequestContext): Promise<Looked> {
    const here = await deps.studies.find(number);
    if (here !== null || deps.register === undefined) return { number, here, elsewhere: null, fault: null };
    try {
      const found = await deps.register(number);
      return { number, here: null, elsewhere: found === null ? null : plainTitle({ ...emptyContent(), ...found.content }, context.language), fault: null };
    } catch {
      return { number, here: null, elsewhere: null, fault: context.language === "fr" ? "Le registre ne répond pas\u202f: réessayez plus tard, ou commencez avec un titre." : "The register does not answer: try again later, or begin with a title." };
    }
  }

  /** The declarer's own record, filled in from the register, which it follows where nobody writes otherwise; a copy where another record follows it already. */
  async function takeFromRegister(number: string, context: RequestContext): Promise<Reply> {
    const actor = callerOf(context);
    const found = await deps.register?.(number);
    if (found === undefined || found === null) return page(context, {}, null, await lookUp(number, context), 422);
    const begun = await deps.studies.declareFrom(actor, found);
    if (begun !== null) return { kind: "redirect", to: `${sectionPath(begun.code, "")}?done=taken` };
    const draft = await deps.studies.declare(actor, { title: found.content.title ?? {}, ...(found.content.studyType === undefined || found.content.studyType === null ? {} : { studyType: found.content.studyType }) });
    await deps.studies.save(actor, draft.code, draft.revision, found.content);
    return { kind: "redirect", to: `${sectionPath(draft.code, "")}?done=taken` };
  }

  async function page(context: RequestContext, written: Written, copied: Study | null, looked: Looked | null, status = 200): Promise<Reply> {
    const actor = callerOf(context);
    const [asked, known] = await Promise.all([askedFor(deps, emptyContent()), deps.known(actor)]);
    const body = <StartPage context={context} asked={asked} written={written} copied={copied} looked={looked} isMissing={status === 422 && looked === null} known={Object.keys(known).length > 0} hasNetwork={deps.register !== undefined} />;
    return { kind: "page", status, page: studiesPage(say("declare", context.language), body) };
  }
}

function copyOf({ content }: Study): Partial<StudyContent> {
  const empty = emptyContent();
  const { title: _title, studyType: _studyType, ...rest } = content;
  return { ...rest, ...Object.fromEntries(ownToOne.map((name) => [name, empty[name]])) };
}

function StartPage({ context, asked, written, copied, looked, isMissing, known, hasNetwork }: StartProps): VNode {
  const { language } = context;
  const fr = language === "fr";
  const fault = fr ? "Donnez un titre, en français ou en anglais." : "Give a title, in French or English.";
  const id = fieldId("title.fr");
  const showing = { language, errorAt: (path: string) => (isMissing && path === "title.fr" ? fault : undefined), adviceAt: () => undefined, unreadAt: () => undefined, blanks: () => 0 };
  return (
    <>
      <Breadcrumbs crumbs={[{ label: say("studies", language), href: "/studies" }, { label: say("declare", language) }]} language={language} />
      <ErrorSummary errors={isMissing ? [{ fieldId: id, message: fault }] : []} language={language} />
      <Heading level={1}>{say("declare", language)}</Heading>
      <p class="lead">{fr ? "Un titre suffit pour commencer. Tout s’enregistre au fur et à mesure\u202f; un curateur relit la fiche avant publication." : "A title is enough to begin. Everything is saved as you go; a curator reviews the record before publication."}</p>
      <div class="study-start">
        <form method="post" action="/studies/declare">
          <Csrf context={context} />
          {copied === null ? null : <Notice kind="info" language={language}><p>{fr ? "À partir de «\u202f" : "Starting from “"}{plainTitle(copied.content, language)}{fr ? "\u202f»" : "”"} ({copied.code}). {fr ? "Ses numéros, ses dates, ses autorisations et ses résultats ne sont pas repris." : "Its numbers, dates, authorisations and results are not taken over."}</p><input type="hidden" name="copy" value={copied.code} /></Notice>}
          <fieldset class="field question question-pair">
            <legend>{fr ? "Titre scientifique" : "Scientific title"}</legend>
            <p class="hint">{fr ? "Dans une langue ou dans les deux." : "In one language or in both."}</p>
            <Pair path="title" label={fr ? "Titre" : "Title"} value={{ fr: textOf(written, "title.fr"), en: textOf(written, "title.en") }} rows={2} showing={showing} />
          </fieldset>
          {oneOf(choicesOf(asked, "study-type").map(({ code, label }) => ({ code, label }))).show(textOf(written, "studyType") || null, "studyType", { label: { fr: "Type d’étude", en: "Study type" }, hint: { fr: "Il décide de ce que l’on vous demandera.", en: "It decides what you will be asked." } }, showing)}
          {known ? <div class="field"><label class="choice" for="field-known"><input type="checkbox" id="field-known" name="known" value="yes" checked /><span>{fr ? "Reprendre l’organisme de mon compte comme promoteur, avec ses numéros" : "Take the body of my account as sponsor, with its numbers"}</span></label></div> : null}
          <div class="button-row"><Button>{fr ? "Commencer" : "Begin"}</Button></div>
        </form>
        <section aria-labelledby="registered">
          <Heading level={2} id="registered">{fr ? "Elle est déjà dans un registre\u202f?" : "Is it in a register already?"}</Heading>
          <form method="get" action="/studies/declare">
            <Field name="number" label={fr ? "Son numéro" : "Its number"} hint={fr ? "NCT, EudraCT, CTIS, ID-RCB, ou un DOI." : "NCT, EudraCT, CTIS, ID-RCB, or a DOI."} value={looked?.number ?? ""} language={language} />
            <Button kind="second">{fr ? "Chercher" : "Look up"}</Button>
          </form>
          {looked === null ? null : <LookedUp looked={looked} hasNetwork={hasNetwork} context={context} />}
          <p class="soft small">{fr ? "Pour en déclarer une qui ressemble à une autre, ouvrez celle-ci dans " : "To declare one that is like another, open that one in "}<a href="/studies">{fr ? "les études" : "the studies"}</a>{fr ? " et choisissez «\u202fPartir de cette étude\u202f»." : " and choose “Start from this study”."}</p>
        </section>
      </div>
    </>
  );
}

function LookedUp({ looked: { number, here, elsewhere, fault }, hasNetwork, context }: { readonly looked: Looked; readonly hasNetwork: boolean; readonly context: RequestContext }): VNode {
  const { language } = context;
  const fr = language === "fr";
  if (fault !== null) return <Notice kind="warn" language={language}>{fault}</Notice>;
  if (here !== null) return (
    <Notice kind="info" language={language} title={fr ? "Elle est déjà sur ce portail" : "It is on this portal already"}>
      <p><a href={`/studies/${encodeURIComponent(here.code)}`}>{plainTitle(here.content, language)}</a> ({here.code}, {studyStateNames[here.state][language].toLowerCase()})</p>
      <p><a href={`/studies/declare?copy=${encodeURIComponent(here.code)}`}>{fr ? "Partir de cette étude pour en déclarer une autre" : "Start from this study to declare another one"}</a></p>
    </Notice>
  );
  if (elsewhere !== null) return (
    <form method="post" action="/studies/declare" class="looked-up">
      <Csrf context={context} />
      <input type="hidden" name="register" value={number} />
      <Notice kind="info" language={language} title={fr ? "Le registre la connaît" : "The register knows it"}><p>{elsewhere}</p></Notice>
      <Button>{fr ? "Commencer avec ce que dit le registre" : "Begin with what the register says"}</Button>
    </form>
  );
  return <Notice kind="info" language={language}>{hasNetwork ? (fr ? "Aucune étude d’ici ni du registre ne porte ce numéro." : "No study here or in the register bears this number.") : fr ? "Aucune étude de ce portail ne porte ce numéro. Les registres ne sont pas interrogés depuis cette installation\u202f: commencez avec un titre." : "No study of this portal bears this number. Registers are not asked from this installation: begin with a title."}</Notice>;
}
