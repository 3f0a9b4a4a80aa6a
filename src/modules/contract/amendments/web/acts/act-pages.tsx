import type { VNode } from "preact";
import { Button, Field, Heading, Lead, Notice, Table } from "../../../../../kernel/html/index.ts";
import type { Issue } from "../../../../../kernel/errors/app-error.ts";
import { formatDay } from "../../../../../kernel/i18n/format.ts";
import { difference } from "../../../domain/difference/index.ts";
import { ChangesTable } from "../../../web/overview/difference-view.tsx";
import { faultWords } from "../../actions/edit.ts";
import type { LoadedAmendment } from "../../actions/load.ts";
import type { SignatureSide } from "../../domain/act.ts";
import type { Conflict } from "../../domain/carry-over.ts";
import { reasonWords } from "../../domain/reasons.ts";
import { splitLineCode } from "../../domain/thing.ts";
import { amendmentPath, type Reader } from "../deps.ts";
import type { Given } from "../forms/index.ts";
import { VoidNotice } from "../forms/edit-page.tsx";
import { ReasonFields } from "../list/list-page.tsx";
import { ActForm, AmendmentCrumbs, faultOf, Issues } from "../parts.tsx";
import { sideNames, thingNames } from "../words.ts";

interface ActPageProps {
  readonly reader: Reader;
  readonly loaded: LoadedAmendment;
  readonly given: Given;
  readonly issues: readonly Issue[];
}

function Top({ reader, loaded, issues, title }: Omit<ActPageProps, "given"> & { readonly title: string }): VNode {
  const { number } = loaded.amendment;
  return (
    <>
      <Issues issues={issues} reader={reader} />
      <AmendmentCrumbs reader={reader} number={number} last={title} />
      <Heading level={1} kicker={reader.say(`Avenant ${number}`, `Amendment ${number}`)}>{title}</Heading>
    </>
  );
}

/** `theirs`: somebody else has changed the reason since this writer opened the form. */
export function ReasonPage({ reader, loaded, given, issues, theirs, revision }: ActPageProps & { readonly theirs: boolean; /** The one that the form is written on. */ readonly revision: number }): VNode {
  const { say, language } = reader;
  const { amendment } = loaded;
  return (
    <div class="sheet">
      <Top reader={reader} loaded={loaded} issues={issues} title={say("Changer le motif", "Change the reason")} />
      {amendment.state === "draft" ? null : <VoidNotice reader={reader} amendment={amendment} />}
      {theirs ? (
        <Notice kind="warn" language={language} title={say("Le motif dit maintenant", "The reason now says")}>
          <p>{reasonWords[amendment.reasonKind][language]}</p>
          <p lang="fr">{amendment.reason.fr}</p>
          <p lang="en">{amendment.reason.en}</p>
          <p>{say("Le vôtre est encore dans le formulaire\u202f: reprenez-y ce qui doit rester, puis enregistrez.", "Yours is still in the form: take over what shall stay, then save.")}</p>
        </Notice>
      ) : null}
      <ActForm reader={reader} action={amendmentPath(amendment.number, "/reason")} revision={revision} verb={say("Enregistrer le motif", "Save the reason")}>
        <ReasonFields reader={reader} given={given} issues={issues} />
      </ActForm>
    </div>
  );
}

export function AbandonPage({ reader, loaded, given, issues }: ActPageProps): VNode {
  const { say, language } = reader;
  const { amendment } = loaded;
  return (
    <div class="sheet">
      <Top reader={reader} loaded={loaded} issues={issues} title={say("Abandonner l’avenant", "Abandon the amendment")} />
      <Lead>{say("Il restera lisible, avec la raison que vous donnez, mais ne pourra plus être modifié ni signé.", "It stays readable, with the reason that you give, but can no longer be changed or signed.")}</Lead>
      <ActForm reader={reader} action={amendmentPath(amendment.number, "/abandon")} revision={amendment.revision} verb={say("Abandonner", "Abandon")} kind="danger" cancel={{ href: amendmentPath(amendment.number), label: say("Le garder", "Keep it") }}>
        <Field control="textarea" name="why" language={language} label={say("Pourquoi", "Why")} value={given["why"] ?? ""} {...faultOf(issues, "why", reader)} />
      </ActForm>
    </div>
  );
}

export function CarryOverPage({ reader, loaded, given, issues, conflicts }: ActPageProps & { readonly conflicts: readonly Conflict[] }): VNode {
  const { say, language } = reader;
  const { amendment, newerBase, base } = loaded;
  const from = newerBase?.inForceFrom ?? null;
  const named = ({ thing }: Conflict): string => `${thingNames[thing.kind][language]} ${thing.kind === "line" ? splitLineCode(thing.code).line.replace(/^ ?\/ /, "") : thing.code}`;
  return (
    <div class="sheet">
      <Top reader={reader} loaded={loaded} issues={issues} title={say("Reporter le projet", "Carry the draft over")} />
      <Lead>
        {newerBase === null
          ? say("Rien à reporter\u202f: le projet part de la dernière version du contrat.", "Nothing to carry over: the draft starts from the last version of the contract.")
          : say(`Le projet part de la version ${base.number}. La version ${newerBase.number}${from === null ? "" : `, en vigueur le ${formatDay(from, "fr")},`} a pris sa place\u202f: les modifications se refont sur elle, dans leur ordre.`, `The draft starts from version ${base.number}. Version ${newerBase.number}${from === null ? "" : `, in force on ${formatDay(from, "en")},`} has taken its place: the edits are made again on it, in their order.`)}
      </Lead>
      {newerBase === null ? null : (
        <>
          {conflicts.length === 0 ? (
            <p>{say("Aucune modification ne rencontre ce que cette version change.", "No edit meets what that version changes.")}</p>
          ) : (
            <Notice kind="warn" language={language} title={say("Des modifications se rencontrent", "Edits meet")}>
              <p>{say("Cochez celles que vous laissez de côté. Une modification que la nouvelle version ne permet plus doit l’être\u202f; les autres l’emporteront sur elle.", "Tick those that you leave out. An edit that the new version no longer allows has to be; the others will prevail over it.")}</p>
            </Notice>
          )}
          <ActForm reader={reader} action={amendmentPath(amendment.number, "/carry-over")} revision={amendment.revision} verb={say("Reporter", "Carry over")}>
            {conflicts.length === 0 ? null : (
              <Table
                caption={say("Modifications qui en rencontrent d’autres", "Edits that meet others")}
                language={language}
                rows={conflicts}
                columns={[
                  { header: say("Laisser de côté", "Leave out"), cell: (one) => <label class="choice"><input type="checkbox" name={`drop${one.edit.act}`} checked={given[`drop${one.edit.act}`] !== undefined || one.kind !== "both-changed"} /> {say(`acte ${one.edit.act}`, `act ${one.edit.act}`)}</label> },
                  { header: say("Sur quoi", "About"), rowHeader: true, cell: named },
                  { header: say("Ce qui se passe", "What happens"), cell: (one) => (one.kind === "both-changed" ? say("La nouvelle version l’a changé aussi, autrement.", "The new version changed it too, otherwise.") : faultWords[one.kind][language]) },
                ]}
              />
            )}
          </ActForm>
        </>
      )}
    </div>
  );
}

export function SignPage({ reader, loaded, issues, given, sides }: ActPageProps & { readonly sides: readonly SignatureSide[] }): VNode {
  const { say, language } = reader;
  const { amendment, base, draft, registerSha256 } = loaded;
  const inForceFrom = amendment.inForceFrom ?? "";
  const isLast = amendment.signatures.length > 0;
  return (
    <div>
      <Top reader={reader} loaded={loaded} issues={issues} title={say("Lire et signer", "Read and sign")} />
      <Lead>{amendment.inForceFrom === null ? say("Cet avenant n’est pas proposé à la signature.", "This amendment is not proposed for signature.") : say(`En vigueur à partir du ${formatDay(amendment.inForceFrom, "fr")}. ${isLast ? "L’autre partie a signé\u202f: votre signature fait de ce texte le contrat." : "Il faudra aussi la signature de l’autre partie."}`, `In force from ${formatDay(amendment.inForceFrom, "en")}. ${isLast ? "The other side has signed: your signature makes this text the contract." : "The signature of the other side is needed too."}`)}</Lead>
      <p class="prose">{amendment.reason[language]}</p>
      <ChangesTable changes={difference(base.register, draft.register)} caption={say("Ce que vous signez", "What you sign")} language={language} />
      <p><a href={amendmentPath(amendment.number, "#verdicts")}>{say("Ce que cela fait aux verdicts, aux séries et aux sommes", "What that does to the verdicts, series and sums")}</a></p>
      {sides.length === 0 ? <p>{say("Vous ne pouvez pas signer cet avenant\u202f: vous l’avez déjà signé, vous en avez écrit la dernière modification, ou votre partie a signé.", "You cannot sign this amendment: you have signed it, you wrote its last change, or your side has signed.")}</p> : (
        <form method="post" action={amendmentPath(amendment.number, "/sign")} class="form">
          <input type="hidden" name="_csrf" value={reader.context.csrfToken} />
          <input type="hidden" name="registerSha256" value={registerSha256} />
          <input type="hidden" name="inForceFrom" value={inForceFrom} />
          <p class="soft small">{say("Votre signature porte sur le registre d’empreinte", "Your signature is given to the register with hash")} <code class="small">{registerSha256}</code></p>
          <Field control="radios" name="side" language={language} label={say("Vous signez pour", "You sign for")} value={given["side"] ?? (sides.length === 1 ? (sides[0] ?? "") : "")} options={sides.map((side) => ({ value: side, label: sideNames[side][language] }))} {...faultOf(issues, "side", reader)} />
          <Field control="password" name="password" language={language} autocomplete="current-password" label={say("Votre mot de passe, pour confirmer que c’est vous", "Your password, to confirm that it is you")} {...faultOf(issues, "password", reader)} />
          <p><Button>{say("Signer", "Sign")}</Button></p>
        </form>
      )}
    </div>
  );
}
