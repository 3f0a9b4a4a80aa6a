import type { VNode } from "preact";
import { Button, Heading, Notice, Table, Tag } from "../../../../kernel/html/index.ts";
import { pick } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { RequestContext } from "../../../../kernel/http/route.ts";
import { charter } from "../domain/charter.ts";
import type { Consultation } from "../domain/consultation.ts";
import type { Contribution } from "../domain/contribution.ts";
import { sayIn, stepsPath } from "./deps.ts";
import { Crumbs, dayOf, PlainText } from "./parts.tsx";
import { stateNames, stateTones } from "./words.ts";

export interface OwnPageProps {
  readonly consultation: Consultation;
  readonly contribution: Contribution;
  readonly proposalNumber: number | null;
  readonly changeable: boolean;
  /** Where its forms go; the private link itself, for those without an account. */
  readonly path: string;
  readonly justSent: boolean;
  readonly withAccount: boolean;
  readonly context: RequestContext;
  readonly faults: VNode | null;
  readonly form: VNode | null;
}

/** What its author sees of a text: where it stands, why it was refused, how to change it and take it back. */
export function OwnPage({ consultation, contribution, proposalNumber, changeable, path, justSent, withAccount, context, faults, form }: OwnPageProps): VNode {
  const { language } = context;
  const say = sayIn(language);
  const rule = charter.find(({ code }) => code === contribution.rule);
  const published = `${stepsPath}/${consultation.code}/proposals/${proposalNumber ?? ""}`;
  return (
    <article class="consultation">
      {faults}
      <Crumbs language={language} crumbs={[{ label: pick(consultation.title, language), href: `${stepsPath}/${consultation.code}` }, { label: say("Votre texte", "Your text") }]} />
      <Heading level={1}>{justSent ? say("Votre texte est bien reçu", "Your text has been received") : contribution.proposalId === null ? say("Votre proposition", "Your proposal") : say("Votre commentaire", "Your comment")}</Heading>
      {withAccount ? null : (
        <Notice kind="warn" language={language} title={say("Gardez l’adresse de cette page", "Keep the address of this page")}>
          <p>{say("Elle est à vous seul\u202f: mettez-la dans vos favoris. C’est le seul moyen de savoir ce qu’il advient de votre texte, de le corriger et de le retirer\u202f; nous n’en gardons pas copie et ne pouvons pas vous la redonner.", "It is yours alone: bookmark it. It is the only way to know what becomes of your text, to mend it and to take it back; we keep no copy and cannot give it to you again.")}</p>
        </Notice>
      )}
      <p><Tag tone={stateTones[contribution.state]}>{pick(stateNames[contribution.state], language)}</Tag> <span class="small soft">{say(`envoyé le ${dayOf(contribution.createdAt, language)}`, `sent on ${dayOf(contribution.createdAt, language)}`)}</span></p>
      {contribution.state === "waiting" ? <p>{say("Un modérateur le lira, puis il paraîtra.", "A moderator will read it, then it will be published.")}</p> : null}
      {contribution.state === "published" && proposalNumber !== null ? <p><a href={published}>{say("Le voir publié", "See it published")}</a></p> : null}
      {rule === undefined ? null : (
        <Notice kind="info" language={language} title={say(`Règle de la charte\u202f: ${rule.rule.fr}`, `Rule of the charter: ${rule.rule.en}`)}>
          <p>{pick(rule.why, language)}</p>
          {contribution.note === "" ? null : <PlainText text={contribution.note} />}
          {changeable && (contribution.state === "refused" || contribution.state === "masked") ? <p>{say("Vous pouvez corriger le texte ci-dessous\u202f: il sera relu.", "You can mend the text below: it will be read again.")}</p> : null}
        </Notice>
      )}
      {contribution.state === "withdrawn" ? null : <section class="own-text">{contribution.title === "" ? null : <Heading level={2}>{contribution.title}</Heading>}<PlainText text={contribution.body} /></section>}
      {!changeable ? (contribution.state === "withdrawn" ? null : <p class="small soft">{say("La phase est close, ou l’institut a répondu\u202f: le texte ne change plus.", "The phase is over, or the institute has answered: the text no longer changes.")}</p>) : (
        <>
          <details class="disclosure" open={faults !== null || contribution.rule !== null}>
            <summary>{say("Corriger", "Change")}</summary>
            <div class="disclosure-body">
              {contribution.state === "published" && contribution.door !== "staff" ? <p class="small soft">{say("Corrigé, le texte quitte la page publique jusqu’à ce qu’un modérateur l’ait relu.", "Once changed, the text leaves the public page until a moderator has read it again.")}</p> : null}
              {form}
            </div>
          </details>
          <details class="disclosure">
            <summary>{say("Retirer", "Withdraw")}</summary>
            <form method="post" action={`${path}/withdraw`} class="disclosure-body">
              <input type="hidden" name="_csrf" value={context.csrfToken} />
              <p>{say("Le texte et le nom sous lequel il a paru sont effacés. Cela ne se défait pas.", "The text and the name it was published under are erased. This cannot be undone.")}</p>
              <Button kind="danger">{say("Retirer mon texte", "Withdraw my text")}</Button>
            </form>
          </details>
        </>
      )}
    </article>
  );
}

export function MinePage({ consultation, rows, language }: { readonly consultation: Consultation; readonly rows: readonly Contribution[]; readonly language: Language }): VNode {
  const say = sayIn(language);
  const path = `${stepsPath}/${consultation.code}`;
  return (
    <>
      <Crumbs language={language} crumbs={[{ label: pick(consultation.title, language), href: path }, { label: say("Mes textes", "My texts") }]} />
      <Heading level={1}>{say("Mes textes", "My texts")}</Heading>
      <Table
        caption={say("Ce que vous avez envoyé à cette consultation", "What you have sent to this consultation")} captionHidden rows={rows} language={language}
        empty={<p>{say("Vous n’avez rien envoyé.", "You have sent nothing.")} <a href={path}>{say("Aller à la consultation", "Go to the consultation")}</a></p>}
        columns={[
          { header: say("Texte", "Text"), rowHeader: true, cell: (row) => <a href={`${path}/mine/${row.id}`}>{row.state === "withdrawn" ? say("(retiré)", "(withdrawn)") : row.title === "" ? `${row.body.slice(0, 80)}${row.body.length > 80 ? "…" : ""}` : row.title}</a> },
          { header: say("Sous le nom", "Under the name"), cell: (row) => pick(row.shownAs, language) },
          { header: say("Envoyé", "Sent"), cell: (row) => dayOf(row.createdAt, language) },
          { header: say("État", "State"), cell: (row) => <Tag tone={stateTones[row.state]}>{pick(stateNames[row.state], language)}</Tag> },
        ]}
      />
    </>
  );
}

export function CharterPage({ language }: { readonly language: Language }): VNode {
  const say = sayIn(language);
  return (
    <>
      <Crumbs language={language} crumbs={[{ label: say("Charte de modération", "Moderation charter") }]} />
      <Heading level={1}>{say("Charte de modération", "Moderation charter")}</Heading>
      <div class="prose">
        <p>{say("Ce que le public et les organisations invitées envoient est lu avant de paraître\u202f; ce que le personnel envoie paraît aussitôt et peut être masqué. Un désaccord, une critique de l’institut ou une opinion minoritaire ne sont jamais une raison d’écarter un texte.", "What the public and invited organisations send is read before it is published; what staff send is published at once and may be masked. Disagreement, criticism of the institute or a minority opinion are never a reason to keep a text out.")}</p>
        <p>{say("Un texte n’est écarté qu’au titre d’une de ces règles\u202f:", "A text is only kept out under one of these rules:")}</p>
      </div>
      <dl class="definitions">{charter.map(({ rule, why }) => <div><dt>{pick(rule, language)}</dt><dd>{pick(why, language)}</dd></div>)}</dl>
      <div class="prose"><p>{say("L’auteur sait au titre de quelle règle, et peut corriger son texte tant que la phase est ouverte. Chaque décision porte le nom de qui l’a prise, est gardée au journal de la maison, et peut être défaite. Le nombre de textes écartés par règle est public.", "Authors know under which rule, and can mend their text while the phase is open. Each decision bears the name of whoever took it, is kept in the audit log of the house, and can be undone. The number of texts kept out by rule is public.")}</p></div>
    </>
  );
}
