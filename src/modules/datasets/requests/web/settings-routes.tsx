import type { VNode } from "preact";
import { Button, Field, Heading, Lead, LinkButton, Notice } from "../../../../kernel/html/index.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { route, type Reply, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { pick } from "../../../../kernel/i18n/format.ts";
import { questionKinds, standardQuestions, type Question, type QuestionKind } from "../domain/form.ts";
import type { RequestSettings } from "../domain/settings.ts";
import { codeParams, faultsOf, formBody, givenIn, sayIn, signedIn, textIn, titleOf, wholeIn, type Given, type RequestWebDeps, type Say } from "./deps.ts";
import { conditionsIn } from "./request-routes.tsx";
import { Crumbs, errorOf, Faults, Hidden } from "./parts.tsx";

/** Lines offered for questions of one's own: those there are, and two empty ones. */
const emptyLines = 2;

/** What a dataset asks of those who want it, for whoever may edit it. */
export function settingsRoutes(deps: RequestWebDeps): readonly Route[] {
  const { requests } = deps;

  async function page(context: RequestContext, code: string, refused: { readonly settings: RequestSettings; readonly issues: readonly Issue[]; readonly status: number } | null): Promise<Reply> {
    const { language } = context;
    const say = sayIn(language);
    const { dataset, version, settings: current, declaredBy } = await requests.editableSettings(signedIn(context), code);
    const settings = refused?.settings ?? current;
    const issues = refused?.issues ?? [];
    const accounts = (await deps.accounts.allAccounts()).filter(({ active, id }) => active || settings.deciders.includes(id));
    const title = say("Réglages des demandes d’accès", "Settings of requests for access");
    const name = titleOf(dataset, dataset.code, language);
    const body = (
      <article class="request-page">
        <Faults issues={issues} language={language} />
        <Crumbs language={language} crumbs={[{ label: name, href: `/data/${dataset.code}` }, { label: title }]} />
        <Heading level={1} kicker={name}>{title}</Heading>
        <Lead>{say("Ce qui change ici vaut pour les demandes à venir\u202f: celles en cours gardent leur formulaire et leurs décideurs.", "What changes here holds for requests to come: those under way keep their form and their deciders.")}</Lead>
        {context.url.searchParams.get("done") === "saved" ? <Notice kind="info" language={language}><p>{say(`Enregistré (version ${version}).`, `Saved (version ${version}).`)}</p></Notice> : null}
        <form method="post" action={`/data/${dataset.code}/requests/settings`}>
          <Hidden values={{ _csrf: context.csrfToken, basedOn: version }} />
          <Heading level={2} id="deciders">{say("Qui décide", "Who decides")}</Heading>
          <fieldset class="field request-conditions" id="field-deciders">
            <legend>{say("Décideurs", "Deciders")}</legend>
            <p class="hint">{say(`Sans personne de coché, ${accounts.find(({ id }) => id === declaredBy)?.name ?? "qui a déclaré le jeu"} décide.`, `With nobody ticked, ${accounts.find(({ id }) => id === declaredBy)?.name ?? "whoever declared the dataset"} decides.`)} {say("Personne ne décide de sa propre demande.", "Nobody decides on their own request.")}</p>
            {accounts.map((account) => <label class="choice"><input type="checkbox" name="deciders" value={account.id} checked={settings.deciders.includes(account.id)} />{account.name}{account.active ? "" : say(" (compte fermé)", " (closed account)")}</label>)}
          </fieldset>
          <Field language={language} control="radios" name="rule" label={say("Règle", "Rule")} value={settings.rule.kind} options={[{ value: "any", label: say("L’accord d’un seul suffit", "The agreement of one is enough") }, { value: "all", label: say("Tous doivent être d’accord", "All have to agree") }, { value: "quorum", label: say("Un nombre d’accords", "A number of agreements") }]} />
          <Field language={language} name="quorum" inputMode="numeric" optional label={say("Nombre d’accords, si c’est la règle", "Number of agreements, if that is the rule")} value={settings.rule.kind === "quorum" && !Number.isNaN(settings.rule.number) ? String(settings.rule.number) : ""} {...errorOf(issues, "quorum", language)} />
          <Field language={language} name="deadlineDays" inputMode="numeric" label={say("Délai pour décider, en jours", "Delay for deciding, in days")} hint={say("Rappels 7 et 2 jours avant\u202f; au terme, l’administrateur de la donnée est prévenu.", "Reminders 7 and 2 days before; at the end the data administrator is told.")} value={numberText(settings.deadlineDays)} {...errorOf(issues, "deadlineDays", language)} />
          <Field language={language} name="durationDays" inputMode="numeric" label={say("Durée habituelle de l’accès, en jours", "Usual duration of access, in days")} value={numberText(settings.durationDays)} {...errorOf(issues, "durationDays", language)} />
          {dataset.metadata.access === "embargoed" ? <Field language={language} control="checkbox" name="duringEmbargo" label={say("Prendre les demandes dès maintenant, pendant l’embargo", "Take requests from now on, during the embargo")} checked={settings.duringEmbargo} /> : null}
          <Heading level={2} id="questions">{say("Questions du formulaire", "Questions of the form")}</Heading>
          <QuestionTable settings={settings} issues={issues} context={context} />
          <Heading level={2} id="conditions">{say("Conditions à accepter dès la demande", "Conditions to accept with the request")}</Heading>
          {requests.declaredConditions(dataset).length === 0 ? null : <p>{say("S’ajoutent à celles déclarées avec les données\u202f: ", "Added to those declared with the data: ")}{requests.declaredConditions(dataset).map(({ text }) => pick(text, language)).join(say("\u202f; ", "; "))}.</p>}
          <fieldset class="field request-conditions" id="field-conditions">
            <legend>{say("Conditions de l’ontologie DUO", "Conditions of the DUO ontology")}</legend>
            {deps.conditions.map(({ code, name: text }) => <label class="choice"><input type="checkbox" name="condition" value={code} checked={settings.conditions.some(({ key }) => key === code)} /><span>{pick(text, language)} <span class="soft small">{code}</span></span></label>)}
          </fieldset>
          <Field language={language} control="textarea" rows={3} name="ownConditions" optional label={say("Autres conditions, une par ligne", "Other conditions, one a line")} value={settings.conditions.filter(({ code }) => code === null).map(({ text }) => text.fr).join("\n")} />
          <div class="button-row"><Button>{say("Enregistrer", "Save")}</Button><LinkButton href={`/data/${dataset.code}`}>{say("Revenir sans enregistrer", "Back without saving")}</LinkButton></div>
        </form>
      </article>
    );
    return { kind: "page", status: refused?.status ?? 200, page: { title: `${title}, ${name}`, section: "data", demonstration: dataset.demonstration, body } };
  }

  return [
    route({ method: "GET", path: "/data/:code/requests/settings", access: "signed-in", summary: "Who decides on requests for a dataset, and what the form asks", params: codeParams, handle: ({ params, context }) => page(context, params.code, null) }),
    route({
      method: "POST", path: "/data/:code/requests/settings", access: "signed-in", summary: "Settles who decides on requests for a dataset, and what the form asks", params: codeParams, body: formBody, perMinute: 60,
      handle: async ({ params, body, context }) => {
        const given = givenIn(body);
        const current = await requests.editableSettings(signedIn(context), params.code);
        const settings = settingsIn(given, current.settings, deps.conditions);
        const refused = await faultsOf(() => requests.settle(signedIn(context), params.code, settings, wholeIn(given, "basedOn") ?? -1));
        return refused === null ? { kind: "redirect", to: `/data/${params.code}/requests/settings?done=saved` } : page(context, params.code, { settings, ...refused });
      },
    }),
  ];
}

function numberText(number: number): string {
  return Number.isNaN(number) ? "" : String(number);
}

/** The settings as a form gives them; what is wrong with them is said by `settingsIssues`. */
function settingsIn(given: Given, current: RequestSettings, known: RequestWebDeps["conditions"]): RequestSettings {
  const kind = textIn(given, "rule");
  const kept = standardQuestions.flatMap((one): readonly Question[] => {
    const use = textIn(given, `use-${one.id}`);
    return use === "required" || use === "optional" ? [{ ...one, required: use === "required" }] : [];
  });
  const own = Array.from({ length: 40 }, (_, index) => index).flatMap((index): readonly Question[] => {
    const [fr, en] = [textIn(given, `own-fr-${index}`).trim().slice(0, 500), textIn(given, `own-en-${index}`).trim().slice(0, 500)];
    if (fr === "" && en === "") return [];
    const wanted = textIn(given, `own-kind-${index}`);
    return [{ id: textIn(given, `own-id-${index}`).replace(/[^a-z0-9-]/g, "") || nextId(current, index), kind: questionKinds.find((one) => one === wanted) ?? "long-text", label: { fr, en }, hint: null, required: textIn(given, `own-required-${index}`) !== "", options: textIn(given, `own-options-${index}`).split(";").map((one) => one.trim()).filter((one) => one !== "") }];
  });
  return {
    deciders: [...new Set(given["deciders"] ?? [])], rule: kind === "all" ? { kind } : kind === "quorum" ? { kind, number: wholeIn(given, "quorum") ?? Number.NaN } : { kind: "any" },
    questions: [...kept, ...own], conditions: conditionsIn(given, known), deadlineDays: wholeIn(given, "deadlineDays") ?? Number.NaN, durationDays: wholeIn(given, "durationDays") ?? Number.NaN, duringEmbargo: textIn(given, "duringEmbargo") !== "",
  };
}

/** An id that no question has or had: answers are kept under it. */
function nextId(current: RequestSettings, index: number): string {
  const highest = Math.max(0, ...current.questions.map(({ id }) => Number(/^own-(\d+)$/.exec(id)?.[1] ?? 0)));
  return `own-${highest + 1 + index}`;
}

const kindNames: Readonly<Record<QuestionKind, readonly [string, string]>> = {
  text: ["une ligne", "one line"], "long-text": ["texte", "text"], country: ["pays", "country"], "yes-no": ["oui ou non", "yes or no"], number: ["nombre", "number"], day: ["date", "date"], choice: ["choix", "choice"], commitment: ["engagement à cocher", "commitment to tick"],
};

function QuestionTable({ settings, issues, context }: { readonly settings: RequestSettings; readonly issues: readonly Issue[]; readonly context: RequestContext }): VNode {
  const { language } = context;
  const say: Say = sayIn(language);
  const own = settings.questions.filter(({ id }) => !standardQuestions.some((one) => one.id === id));
  const lines: readonly (Question | null)[] = [...own, ...Array.from({ length: emptyLines }, () => null)];
  return (
    <div id="field-questions">
      {issues.filter(({ field }) => field === "questions").map((issue) => <p class="field-error">{issue.text[language]}</p>)}
      <div class="request-questions">
        {standardQuestions.map((one) => {
          const kept = settings.questions.find(({ id }) => id === one.id);
          return <Field language={language} control="select" name={`use-${one.id}`} label={pick(one.label, language)} value={kept === undefined ? "no" : kept.required ? "required" : "optional"} options={[{ value: "required", label: say("posée, réponse nécessaire", "asked, answer needed") }, { value: "optional", label: say("posée, facultative", "asked, optional") }, { value: "no", label: say("pas posée", "not asked") }]} />;
        })}
      </div>
      <Heading level={3}>{say("Questions propres à ce jeu", "Questions of this dataset’s own")}</Heading>
      {lines.map((one, index) => (
        <fieldset class="request-own-question">
          <legend>{say(`Question ${index + 1}`, `Question ${index + 1}`)}</legend>
          {one === null ? null : <Hidden values={{ [`own-id-${index}`]: one.id }} />}
          <Field language={language} name={`own-fr-${index}`} optional={one === null} label={say("En français", "In French")} value={one?.label.fr ?? ""} />
          <Field language={language} name={`own-en-${index}`} optional={one === null} label={say("En anglais", "In English")} value={one?.label.en ?? ""} />
          <Field language={language} control="select" name={`own-kind-${index}`} label={say("Sorte de réponse", "Kind of answer")} value={one?.kind ?? "long-text"} options={questionKinds.map((kind) => ({ value: kind, label: say(...kindNames[kind]) }))} />
          <Field language={language} name={`own-options-${index}`} optional label={say("Réponses proposées, si c’est un choix (séparées par «\u202f;\u202f»)", "Answers offered, for a choice (parted by “;”)")} value={one?.options.join(" ; ") ?? ""} />
          <Field language={language} control="checkbox" name={`own-required-${index}`} label={say("Réponse nécessaire", "Answer needed")} checked={one?.required ?? false} />
        </fieldset>
      ))}
      <p class="hint">{say("Pour en ajouter d’autres, enregistrez\u202f: de nouvelles lignes apparaissent. Pour en retirer une, videz ses deux textes.", "To add more, save: new lines appear. To take one away, empty both of its texts.")}</p>
    </div>
  );
}
