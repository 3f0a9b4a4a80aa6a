import { randomUUID } from "node:crypto";
import type { VNode } from "preact";
import { Button, Field, Heading, LinkButton, Notice } from "../../../../kernel/html/index.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { route, type Reply, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { pick } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { Dataset } from "../../domain/dataset.ts";
import { visitorOf } from "../actions/start.ts";
import { fieldOf, fieldOfCondition, type Question, type RequestForm } from "../domain/form.ts";
import type { AccessRequest } from "../domain/request.ts";
import { formFor, notRequestable } from "../domain/settings.ts";
import { statesUnderWay } from "../domain/table.ts";
import { notRequestableError, unknownDataset } from "../errors.ts";
import { codeParams, faultsOf, formBody, givenIn, revisionIn, sayIn, signedIn, textIn, titleOf, type Given, type RequestWebDeps } from "./deps.ts";
import { HowItWorks } from "./how-it-works.tsx";
import { Crumbs, errorOf, Faults, Hidden, StateTag } from "./parts.tsx";

interface Shown {
  readonly answers: Readonly<Record<string, string>>;
  readonly accepted: readonly string[];
  readonly issues: readonly Issue[];
  readonly status: number;
  readonly formKey: string;
}

/** Asking for data: how it works, for everybody; the form, for whoever signed in. */
export function askRoutes(deps: RequestWebDeps): readonly Route[] {
  const { requests } = deps;

  async function page(context: RequestContext, code: string, shown: Shown | null): Promise<Reply> {
    const { actor, language } = context;
    const say = sayIn(language);
    const dataset = await deps.datasets.findFor(actor, code);
    if (dataset === null || (dataset.state !== "published" && dataset.state !== "withdrawn")) throw unknownDataset();
    const { settings } = await requests.settings(dataset.code);
    const own = actor === null ? null : await requests.own(actor, dataset.code);
    const reason = notRequestable(dataset, settings, context.clock.today());
    const underWay = own !== null && statesUnderWay.includes(own.state);
    const editing = own !== null && (own.state === "draft" || own.state === "returned");
    const statistics = await requests.statistics({ datasets: [dataset.code] });
    const title = say("Demander l’accès", "Ask for access");
    const form = editing ? own.form : formFor(dataset, settings, deps.requests.declaredConditions(dataset));
    const settles = await requests.maySettle(actor, dataset.code);
    const body = (
      <article class="request-page">
        <Faults issues={shown?.issues ?? []} language={language} />
        <Crumbs language={language} crumbs={[{ label: titleOf(dataset, dataset.code, language), href: `/data/${dataset.code}` }, { label: title }]} />
        <Heading level={1} kicker={titleOf(dataset, dataset.code, language)}>{title}</Heading>
        {reason !== null ? <Notice kind="info" language={language}><p>{notRequestableError(reason).text[language]}</p><p><a href={`/data/${dataset.code}`}>{say("Retour à la fiche", "Back to the dataset")}</a></p></Notice> : (
          <>
            {context.url.searchParams.get("done") === "saved" ? <Notice kind="info" language={language}><p>{say("Brouillon enregistré. Vous pouvez fermer la page et revenir\u202f: il est dans «\u202fDemandes d’accès\u202f».", "Draft saved. You can close the page and come back: it is under “Requests for access”.")}</p></Notice> : null}
            <HowItWorks settings={settings} statistics={statistics} language={language} />
            {settles ? <p><a href={`/data/${dataset.code}/requests/settings`}>{say("Régler qui décide et ce que le formulaire demande", "Settle who decides and what the form asks")}</a></p> : null}
            {actor === null ? <SignIn code={dataset.code} language={language} /> : underWay && !editing ? <UnderWay request={own} language={language} /> : (
              <>
                {own !== null && !underWay ? <Notice kind="info" language={language}><p>{own.state === "granted" ? say("Vous avez déjà accès à ces données\u202f: ce formulaire en demande le renouvellement.", "You already have access to these data: this form asks for its renewal.") : say("Votre accès à ces données est terminé\u202f: ce formulaire en demande le renouvellement. Vos réponses d’alors sont reprises.", "Your access to these data has ended: this form asks for its renewal. Your earlier answers are taken over.")} <a href={`/data/requests/${own.number}`}>{own.number}</a></p></Notice> : null}
                <AskForm dataset={dataset} form={form} own={editing ? own : null} shown={shown ?? shownOf(own, editing)} context={context} deps={deps} />
              </>
            )}
          </>
        )}
      </article>
    );
    return { kind: "page", status: shown?.status ?? 200, page: { title: `${title}, ${titleOf(dataset, dataset.code, language)}`, section: "data", demonstration: dataset.demonstration, body } };
  }

  return [
    route({ method: "GET", path: "/data/:code/request", access: "public", summary: "How access to a dataset is asked for, and the form for it", params: codeParams, handle: ({ params, context }) => page(context, params.code, null) }),
    route({
      method: "POST", path: "/data/:code/request", access: "signed-in", summary: "Saves a request for access as a draft, or hands it in", params: codeParams, body: formBody, perMinute: 60,
      handle: async ({ params, body, context, headers }) => {
        const actor = signedIn(context);
        const given = givenIn(body);
        const formKey = /^[\w-]{8,80}$/.test(textIn(given, "formKey")) ? textIn(given, "formKey") : randomUUID();
        const filled = filledIn(given);
        let number = "";
        const submits = textIn(given, "step") === "submit";
        const faults = await faultsOf(async () => {
          const { request, isNew } = await requests.start(actor, params.code, { formKey, ...filled });
          number = request.number;
          // Pressed twice: the first press did it.
          if (request.state !== "draft" && request.state !== "returned") return;
          const basedOn = isNew ? request.revision : revisionIn(given);
          // What was typed is kept even where it cannot be handed in yet.
          const saved = isNew ? request : (await requests.act(actor, number, { move: "save", ...filled }, basedOn)).request;
          if (submits) await requests.submit(actor, number, filled, visitorOf(context, headers), saved.revision);
        });
        if (faults !== null) return page(context, params.code, { ...filled, ...faults, formKey });
        return { kind: "redirect", to: submits ? `/data/requests/${number}?done=submit` : `/data/${params.code}/request?done=saved` };
      },
    }),
  ];
}

function filledIn(given: Given): { readonly answers: Readonly<Record<string, string>>; readonly accepted: readonly string[] } {
  const answers = Object.fromEntries(Object.keys(given).flatMap((name) => (name.startsWith("q-") ? [[name.slice(2), textIn(given, name)]] : [])));
  return { answers, accepted: Object.keys(given).flatMap((name) => (name.startsWith("c-") ? [name.slice(2)] : [])) };
}

function shownOf(own: AccessRequest | null, editing: boolean): Shown {
  const kept = own === null ? {} : editing ? own.answers : Object.fromEntries(Object.entries(own.answers).filter(([id]) => id !== "confidentiality"));
  return { answers: kept, accepted: editing && own !== null ? own.accepted : [], issues: [], status: 200, formKey: randomUUID() };
}

function SignIn({ code, language }: { readonly code: string; readonly language: Language }): VNode {
  const say = sayIn(language);
  return (
    <Notice kind="info" language={language} title={say("Pour demander, connectez-vous", "Sign in to ask")}>
      <p>{say("Une demande se suit dans le temps, dans les deux sens\u202f: il faut un compte. L’administrateur de votre établissement l’ouvre\u202f; aucun rôle particulier n’est nécessaire.", "A request is followed over time, in both directions: an account is needed. The administrator of your institution opens it; no particular role is needed.")}</p>
      <LinkButton kind="main" href={`/sign-in?return=${encodeURIComponent(`/data/${code}/request`)}`}>{say("Se connecter", "Sign in")}</LinkButton>
    </Notice>
  );
}

function UnderWay({ request, language }: { readonly request: AccessRequest; readonly language: Language }): VNode {
  const say = sayIn(language);
  return (
    <Notice kind="info" language={language} title={say("Vous avez déjà une demande en cours pour ces données", "You already have a request under way for these data")}>
      <p><StateTag state={request.state} language={language} /></p>
      <LinkButton kind="main" href={`/data/requests/${request.number}`}>{say(`Suivre la demande ${request.number}`, `Follow request ${request.number}`)}</LinkButton>
    </Notice>
  );
}

function AskForm({ dataset, form, own, shown, context, deps }: { readonly dataset: Dataset; readonly form: RequestForm; readonly own: AccessRequest | null; readonly shown: Shown; readonly context: RequestContext; readonly deps: RequestWebDeps }): VNode {
  const { language } = context;
  const say = sayIn(language);
  return (
    <form method="post" action={`/data/${dataset.code}/request`} class="request-form">
      <Hidden values={{ _csrf: context.csrfToken, formKey: shown.formKey, ...(own === null ? {} : { basedOn: own.revision }) }} />
      <Heading level={2} id="form">{say("Votre demande", "Your request")}</Heading>
      {form.human ? <HumanNotice dataset={dataset} language={language} officer={deps.dataProtectionOfficer ?? null} /> : null}
      {form.questions.map((question) => <QuestionField question={question} value={shown.answers[question.id] ?? ""} issues={shown.issues} language={language} />)}
      {form.conditions.length === 0 ? null : (
        <>
          <Heading level={2} id="conditions">{say("Conditions d’utilisation", "Conditions of use")}</Heading>
          <p>{say("Acceptez-les une à une.", "Accept them one by one.")}</p>
          {form.conditions.map((condition) => {
            const name = fieldOfCondition(condition.key);
            return <Field language={language} control="checkbox" name={name} value="yes" checked={shown.accepted.includes(condition.key)} label={pick(condition.text, language)} {...(condition.code === null ? {} : { hint: condition.code })} {...errorOf(shown.issues, name, language)} />;
          })}
        </>
      )}
      <p class="hint">{say("Les décideurs et l’administrateur de la donnée lisent vos réponses et votre nom, personne d’autre.", "The deciders and the data administrator read your answers and your name, nobody else.")}</p>
      <div class="button-row">
        <Button name="step" value="submit">{own?.state === "returned" ? say("Déposer de nouveau", "Hand in again") : say("Déposer la demande", "Hand in the request")}</Button>
        <Button kind="second" name="step" value="save" unchecked>{say("Enregistrer et finir plus tard", "Save and finish later")}</Button>
      </div>
    </form>
  );
}

function HumanNotice({ dataset, language, officer }: { readonly dataset: Dataset; readonly language: Language; readonly officer: { readonly name: string; readonly email: string } | null }): VNode {
  const say = sayIn(language);
  const purpose = dataset.metadata.human?.purposeText ?? {};
  const text = (language === "fr" ? purpose.fr ?? purpose.en : purpose.en ?? purpose.fr) ?? "";
  return (
    <Notice kind="info" language={language} title={say("Données sur des personnes", "Data about people")}>
      {text.trim() === "" ? null : <p>{say("Recueillies pour\u202f: ", "Collected for: ")}{text}</p>}
      <p>{say("Votre usage doit être compatible avec cette finalité, et confidentiel.", "Your use has to be compatible with this purpose, and confidential.")} {officer === null ? say("Le délégué à la protection des données de l’établissement répond aux questions sur les droits des personnes.", "The data protection officer of the institution answers questions about the rights of people.") : <>{say("Délégué à la protection des données\u202f: ", "Data protection officer: ")}{officer.name}, <a href={`mailto:${officer.email}`}>{officer.email}</a></>}</p>
    </Notice>
  );
}

function QuestionField({ question, value, issues, language }: { readonly question: Question; readonly value: string; readonly issues: readonly Issue[]; readonly language: Language }): VNode {
  const say = sayIn(language);
  const name = fieldOf(question.id);
  const shared = { language, name, label: pick(question.label, language), value, optional: !question.required, ...(question.hint === null ? {} : { hint: pick(question.hint, language) }), ...errorOf(issues, name, language) };
  switch (question.kind) {
    case "long-text": return <Field {...shared} control="textarea" rows={5} />;
    case "yes-no": return <Field {...shared} control="radios" options={[{ value: "yes", label: say("Oui", "Yes") }, { value: "no", label: say("Non", "No") }]} />;
    case "choice": return <Field {...shared} control="select" options={[{ value: "", label: say("Choisir…", "Choose…") }, ...question.options.map((option) => ({ value: option, label: option }))]} />;
    case "commitment": return <Field {...shared} optional={false} control="checkbox" value="yes" checked={value === "yes"} />;
    case "day": return <Field {...shared} control="date" />;
    case "number": return <Field {...shared} control="text" inputMode="numeric" />;
    default: return <Field {...shared} />;
  }
}
