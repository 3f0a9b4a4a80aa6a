import type { VNode } from "preact";
import { Button, Disclosure, Field, Heading, Table, Tag } from "../../../../kernel/html/index.ts";
import type { RequestContext } from "../../../../kernel/http/route.ts";
import { formatNumber, pick } from "../../../../kernel/i18n/format.ts";
import type { Account } from "../../../identity/index.ts";
import type { Dataset } from "../../domain/dataset.ts";
import type { RequestView } from "../actions/read.ts";
import { administratorsShare, sharesOf } from "../domain/decision.ts";
import { FileChoice } from "./access-area.tsx";
import { sayIn, textIn, type RequestWebDeps } from "./deps.ts";
import { ActForm, dayText, errorOf, Hidden } from "./parts.tsx";
import type { Refused } from "./request-routes.tsx";

interface AreaProps {
  readonly view: RequestView;
  readonly dataset: Dataset | null;
  readonly context: RequestContext;
  readonly action: string;
  readonly refused: Refused | null;
  readonly conditions: RequestWebDeps["conditions"];
  readonly accounts: readonly Account[];
}

/** For deciders and administrators alone: who has said what, and the form to say it. */
export function DecidingArea({ view, dataset, context, action, refused, conditions, accounts }: AreaProps): VNode | null {
  const { request, deciding, names, moves } = view;
  const { language, csrfToken } = context;
  const say = sayIn(language);
  if (deciding === null) return null;
  const { tally, opinions, holders } = deciding;
  const nameOf = (id: string): string => (id === administratorsShare ? say("Administrateur de la donnée", "Data administrator") : (names.get(id) ?? say("compte fermé", "closed account")));
  const rows = sharesOf(request).map((share) => ({ share, holder: share === administratorsShare ? share : (holders.get(share) ?? null), opinion: opinions.findLast((one) => one.shares.includes(share)) ?? null }));
  const alone = moves.includes("decide");
  return (
    <section aria-labelledby="deciding">
      <Heading level={2} id="deciding">{say("Décision", "Decision")}</Heading>
      <p>
        {say(`Il faut ${formatNumber(tally.required, "fr")} accord${tally.required > 1 ? "s" : ""} sur ${formatNumber(tally.total, "fr")}\u202f; ${formatNumber(tally.agreed, "fr")} pour, ${formatNumber(tally.refused, "fr")} contre.`, `${tally.required} of ${tally.total} have to agree; ${tally.agreed} for, ${tally.refused} against.`)}
        {request.dueAt === null ? null : <> {say(`Réponse attendue le ${dayText(request.dueAt, "fr")}.`, `Answer due on ${dayText(request.dueAt, "en")}.`)} {deciding.overdue && request.decidedAt === null ? <Tag tone="bad">{say("délai dépassé", "overdue")}</Tag> : null}</>}
      </p>
      <Table
        caption={say("Avis", "Opinions")} captionHidden language={language} rows={rows}
        columns={[
          { header: say("Décideur", "Decider"), rowHeader: true, cell: ({ share, holder }) => <>{nameOf(share)}{holder === share ? null : <><br /><span class="soft small">{say("voix passée à ", "share passed to ")}{holder === null ? say("l’administrateur de la donnée", "the data administrator") : nameOf(holder)}</span></>}</> },
          { header: say("Avis", "Opinion"), cell: ({ share, opinion }) => opinion === null ? <span class="soft">{say("attendu", "awaited")}</span> : <><Tag tone={opinion.verdict === "agree" ? "good" : "bad"}>{opinion.verdict === "agree" ? say("favorable", "in favour") : say("défavorable", "against")}</Tag>{opinion.by === share ? null : <span class="soft small"> {say("par", "by")} {nameOf(opinion.by)}</span>}</> },
          { header: say("Motif", "Reason"), cell: ({ opinion }) => opinion?.reason ?? "" },
          { header: say("Note interne", "Internal note"), cell: ({ opinion }) => opinion?.note ?? "" },
        ]}
      />
      {moves.includes("take") ? <form method="post" action={action} class="inline-form"><Hidden values={{ _csrf: csrfToken, step: "take", basedOn: request.revision }} /><Button kind="second">{say("Commencer l’examen", "Begin the examination")}</Button></form> : null}
      {moves.includes("opine") || alone ? <DecisionForm view={view} dataset={dataset} context={context} action={action} refused={refused} conditions={conditions} accounts={accounts} move={moves.includes("opine") ? "opine" : "decide"} /> : null}
      {moves.includes("opine") && alone ? <p class="hint">{say("Le délai est passé\u202f: comme administrateur de la donnée, votre avis compte pour une voix ci-dessus\u202f; si rien ne vient, remplacez un décideur.", "The deadline has passed: as data administrator your opinion counts as a share above; if nothing comes, replace a decider.")}</p> : null}
      {moves.includes("replace-decider") && request.deciders.length > 0 ? (
        <ActForm action={action} csrfToken={csrfToken} revision={request.revision} move="replace-decider" open={refused !== null && textIn(refused.given, "step") === "replace-decider"} summary={say("Remplacer un décideur", "Replace a decider")}>
          <Field language={language} name="from" control="select" label={say("Qui ne décidera plus", "Who no longer decides")} options={request.deciders.map((id) => ({ value: id, label: nameOf(id) }))} {...errorOf(refused?.issues ?? [], "from", language)} />
          <Field language={language} name="to" control="select" label={say("Qui décidera", "Who will decide")} options={[{ value: "", label: say("Choisir…", "Choose…") }, ...accounts.filter(({ id }) => id !== request.requester && !request.deciders.includes(id)).map(({ id, name }) => ({ value: id, label: name }))]} {...errorOf(refused?.issues ?? [], "to", language)} />
          <div class="button-row"><Button kind="second">{say("Remplacer", "Replace")}</Button></div>
        </ActForm>
      ) : null}
    </section>
  );
}

function DecisionForm({ view, dataset, context, action, refused, conditions, move }: AreaProps & { readonly move: "opine" | "decide" }): VNode {
  const { request } = view;
  const { language, csrfToken } = context;
  const say = sayIn(language);
  const mine = refused !== null && textIn(refused.given, "step") === move ? refused : null;
  const given = (name: string): string => (mine === null ? "" : textIn(mine.given, name));
  const issues = mine?.issues ?? [];
  const chosen = mine?.given["condition"] ?? [];
  const offered = conditions.filter(({ code }) => !request.accepted.includes(code));
  return (
    <form method="post" action={action} class="request-decision" id="decision-form">
      <Hidden values={{ _csrf: csrfToken, step: move, basedOn: request.revision }} />
      <Heading level={3}>{move === "decide" ? say("Décider seul, le délai étant passé", "Decide alone, the deadline having passed") : say("Votre avis", "Your opinion")}</Heading>
      <Field language={language} control="radios" name="verdict" required label={say("Ouvrir l’accès\u202f?", "Open access?")} value={given("verdict")} options={[{ value: "agree", label: say("Oui, je suis favorable", "Yes, I am in favour") }, { value: "refuse", label: say("Non, je suis défavorable", "No, I am against") }]} />
      <Field language={language} control="textarea" rows={3} name="reason" label={say("Motif", "Reason")} hint={say("Transmis au demandeur, sans votre nom, si cet avis l’emporte. Nécessaire pour un avis défavorable.", "Told to the requester, without your name, where this opinion prevails. Needed for an opinion against.")} value={given("reason")} {...errorOf(issues, "reason", language)} />
      <Field language={language} control="textarea" rows={2} name="note" optional label={say("Note pour les autres décideurs", "Note for the other deciders")} hint={say("Jamais montrée au demandeur.", "Never shown to the requester.")} value={given("note")} />
      <Disclosure open={mine !== null} summary={say("Conditions, durée, fichiers", "Conditions, duration, files")}>
        <Field language={language} name="durationDays" inputMode="numeric" optional label={say("Durée de l’accès, en jours", "Duration of access, in days")} hint={say(`${formatNumber(request.durationDays, "fr")} jours si vous ne dites rien\u202f; la plus courte des durées données l’emporte.`, `${formatNumber(request.durationDays, "en")} days if you say nothing; the shortest duration given prevails.`)} value={given("durationDays")} {...errorOf(issues, "durationDays", language)} />
        <Field language={language} control="textarea" rows={3} name="ownConditions" optional label={say("Conditions à ajouter, une par ligne", "Conditions to add, one a line")} hint={say("Le demandeur les accepte une à une avant que l’accès s’ouvre.", "The requester accepts them one by one before access opens.")} value={given("ownConditions")} />
        {offered.length === 0 ? null : (
          <fieldset class="field request-conditions">
            <legend>{say("Conditions de l’ontologie DUO", "Conditions of the DUO ontology")}</legend>
            {offered.map(({ code, name }) => <label class="choice"><input type="checkbox" name="condition" value={code} checked={chosen.includes(code)} /><span>{pick(name, language)} <span class="soft small">{code}</span></span></label>)}
          </fieldset>
        )}
        <FileChoice files={(dataset?.files ?? []).filter(({ state }) => state === "checked")} context={context} refused={mine} />
      </Disclosure>
      <div class="button-row"><Button>{move === "decide" ? say("Décider", "Decide") : say("Donner cet avis", "Give this opinion")}</Button></div>
    </form>
  );
}
