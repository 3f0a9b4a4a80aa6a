import type { VNode } from "preact";
import { Button, DefinitionList, ErrorSummary, Field, fieldId, Heading, Lead, LinkButton, Notice, Table, Tag } from "../../../kernel/html/index.ts";
import type { Issue } from "../../../kernel/errors/app-error.ts";
import type { RequestContext } from "../../../kernel/http/route.ts";
import { formatDateTime, formatDay, pick } from "../../../kernel/i18n/format.ts";
import type { Language } from "../../../kernel/i18n/language.ts";
import { isDay, type Day } from "../../../kernel/time/day.ts";
import type { DeclarationDraft } from "../actions/declare.ts";
import { declarationOn, settingKeys, settings, type Declaration, type Setting, type SettingKey, type SettingOption } from "../domain/settings.ts";
import { PartHead } from "./parts.tsx";

export interface FormState {
  readonly draft: Omit<DeclarationDraft, "key">;
  readonly issues: readonly Issue[];
}

const settingHref = (key: SettingKey): string => `/bibliometrics/settings/${encodeURIComponent(key)}`;

function optionName(setting: Setting, code: string, language: Language): string {
  const found = setting.options.find((one) => one.code === code);
  return found === undefined ? code : pick(found.name, language);
}

/** What the contract leaves open, and what was declared about it. */
export function SettingsView({ declarations, today, mayDeclare, done, language }: { readonly declarations: readonly Declaration[]; readonly today: Day; readonly mayDeclare: boolean; readonly done: SettingKey | null; readonly language: Language }): VNode {
  const french = language === "fr";
  return (
    <article>
      <PartHead current="settings" language={language} />
      <Heading level={1}>{french ? "Les lectures du contrat" : "The readings of the contract"}</Heading>
      <Lead>{french
        ? "Le contrat laisse des questions ouvertes. Chaque réponse est une déclaration datée et motivée\u202f; jusque-là vaut le choix par défaut. Toutes les lectures restent affichées côte à côte."
        : "The contract leaves questions open. Each answer is a declaration with a date and a reason; until then the default holds. All readings stay on show side by side."}</Lead>
      {done === null ? null : <Notice kind="info" language={language}>{french ? `Déclaration enregistrée\u202f: ${settings[done].name.fr}. Les prochaines mesures l’appliquent.` : `Declaration recorded: ${settings[done].name.en}. The next measures apply it.`}</Notice>}
      <Table<SettingKey>
        caption={french ? "Lectures en vigueur" : "Readings in force"} captionHidden language={language} rows={settingKeys}
        columns={[
          { header: french ? "Question" : "Question", rowHeader: true, cell: (key) => <a href={settingHref(key)}>{pick(settings[key].name, language)}</a> },
          { header: french ? "Lecture en vigueur" : "Reading in force", cell: (key) => optionName(settings[key], declarationOn(declarations, key, today)?.option ?? settings[key].byDefault, language) },
          {
            header: french ? "Depuis" : "Since", cell: (key) => {
              const one = declarationOn(declarations, key, today);
              return one === null ? <span class="soft">{french ? "par défaut" : "by default"}</span> : `${formatDay(one.from, language)}, ${one.author}`;
            },
          },
          ...(mayDeclare ? [{ header: "", cell: (key: SettingKey) => <a href={`${settingHref(key)}#declare`} aria-label={`${french ? "Déclarer" : "Declare"}, ${pick(settings[key].name, language)}`}>{french ? "Déclarer" : "Declare"}</a> }] : []),
        ]}
      />
    </article>
  );
}

export function SettingView({ setting, declarations, state, mayDeclare, context }: { readonly setting: Setting; readonly declarations: readonly Declaration[]; readonly state: FormState; readonly mayDeclare: boolean; readonly context: RequestContext }): VNode {
  const { language, clock, csrfToken } = context;
  const french = language === "fr";
  const today = clock.today();
  const inForce = declarationOn(declarations, setting.key, today);
  const option = inForce?.option ?? setting.byDefault;
  const mine = declarations.filter((one) => one.key === setting.key).toReversed();
  const errorOf = (field: string) => {
    const found = state.issues.find((issue) => issue.field === field);
    return found === undefined ? {} : { error: pick(found.text, language) };
  };
  return (
    <article>
      <ErrorSummary language={language} errors={state.issues.map((issue) => ({ fieldId: fieldId(issue.field ?? "option"), message: pick(issue.text, language) }))} />
      <PartHead current="settings" language={language} crumb={pick(setting.name, language)} />
      <Heading level={1}>{pick(setting.name, language)}</Heading>
      <Lead>{pick(setting.why, language)}</Lead>
      <Table<SettingOption>
        caption={french ? "Lectures possibles" : "Possible readings"} captionHidden language={language} rows={setting.options}
        columns={[
          { header: french ? "Lecture" : "Reading", rowHeader: true, cell: (one) => <>{pick(one.name, language)} {one.code === option ? <Tag tone="accent">{french ? "en vigueur" : "in force"}</Tag> : null} {one.code === setting.byDefault ? <Tag>{french ? "par défaut" : "default"}</Tag> : null}</> },
          { header: french ? "Ce qu’elle compte" : "What it counts", cell: (one) => <span class="small">{pick(one.sentence, language)}</span> },
        ]}
      />
      {!mayDeclare ? null : (
        <section>
          <Heading level={2} id="declare">{french ? "Déclarer une lecture" : "Declare a reading"}</Heading>
          <form method="post" action={settingHref(setting.key)}>
            <input type="hidden" name="_csrf" value={csrfToken} />
            <Field control="radios" name="option" label={french ? "Lecture du contrat" : "Reading of the contract"} language={language} value={state.draft.option} options={setting.options.filter((one) => one.shownOnly !== true).map((one) => ({ value: one.code, label: pick(one.name, language) }))} {...errorOf("option")} />
            <Field control="date" name="from" label={french ? "Pour les mesures faites à partir du" : "For measures made from"} hint={french ? "Ce jour compris." : "That day included."} language={language} value={state.draft.from} required {...errorOf("from")} />
            <Field control="textarea" name="reason" label={french ? "Motif" : "Reason"} hint={french ? "Public\u202f: la décision, sa date, qui l’a prise." : "Public: the decision, its date, who took it."} language={language} value={state.draft.reason} required {...errorOf("reason")} />
            <div class="button-row"><Button name="act" value="check">{french ? "Continuer" : "Continue"}</Button></div>
          </form>
        </section>
      )}
      <Heading level={2} id="history">{french ? "Déclarations" : "Declarations"}</Heading>
      <Table<Declaration>
        caption={french ? "Déclarations" : "Declarations"} captionHidden language={language} rows={mine} empty={<p class="soft">{french ? "Aucune\u202f: la lecture par défaut vaut." : "None: the default reading holds."}</p>}
        columns={[
          { header: french ? "Vaut à partir du" : "Holds from", rowHeader: true, cell: (one) => formatDay(one.from, language) },
          { header: french ? "Lecture" : "Reading", cell: (one) => optionName(setting, one.option, language) },
          { header: french ? "Motif" : "Reason", cell: (one) => one.reason },
          { header: french ? "Enregistrée" : "Recorded", cell: (one) => `${formatDateTime(one.recordedAt, language)}, ${one.author}` },
        ]}
      />
    </article>
  );
}

/** What is about to be recorded, before it is. */
export function ConfirmView({ setting, draft, declarations, context }: { readonly setting: Setting; readonly draft: DeclarationDraft; readonly declarations: readonly Declaration[]; readonly context: RequestContext }): VNode {
  const { language, csrfToken } = context;
  const french = language === "fr";
  const before = isDay(draft.from) ? declarationOn(declarations, setting.key, draft.from) : null;
  return (
    <article>
      <PartHead current="settings" language={language} crumb={pick(setting.name, language)} />
      <Heading level={1}>{french ? "Confirmer la déclaration" : "Confirm the declaration"}</Heading>
      <Lead>{french ? "Elle sera publique et ne s’efface pas\u202f; une autre déclaration la remplace." : "It will be public and is not erased; another declaration replaces it."}</Lead>
      <DefinitionList items={[
        { term: french ? "Question" : "Question", details: pick(setting.name, language) },
        { term: french ? "Lecture jusqu’ici" : "Reading until now", details: optionName(setting, before?.option ?? setting.byDefault, language) },
        { term: french ? "Lecture déclarée" : "Declared reading", details: <strong>{optionName(setting, draft.option, language)}</strong> },
        { term: french ? "Pour les mesures faites à partir du" : "For measures made from", details: isDay(draft.from) ? formatDay(draft.from, language) : draft.from },
        { term: french ? "Motif" : "Reason", details: draft.reason },
      ]} />
      <form method="post" action={settingHref(setting.key)}>
        <input type="hidden" name="_csrf" value={csrfToken} />
        <input type="hidden" name="seen" value={declarations.findLast((one) => one.key === setting.key)?.id ?? ""} />
        {(["option", "from", "reason"] as const).map((name) => <input type="hidden" name={name} value={draft[name]} />)}
        <div class="button-row">
          <Button name="act" value="record">{french ? "Déclarer" : "Declare"}</Button>
          <Button name="act" value="mend" kind="second">{french ? "Modifier" : "Change"}</Button>
          <LinkButton href="/bibliometrics/settings" kind="second">{french ? "Abandonner" : "Give up"}</LinkButton>
        </div>
      </form>
    </article>
  );
}
