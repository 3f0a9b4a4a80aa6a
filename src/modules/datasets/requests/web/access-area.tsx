import type { VNode } from "preact";
import { Button, Field, Heading, LinkButton, Notice } from "../../../../kernel/html/index.ts";
import type { RequestContext } from "../../../../kernel/http/route.ts";
import { pick } from "../../../../kernel/i18n/format.ts";
import type { Dataset, DatasetFile } from "../../domain/dataset.ts";
import { longestLinkDays } from "../actions/step-of.ts";
import type { RequestView } from "../actions/read.ts";
import { fieldOfCondition } from "../domain/form.ts";
import { sayIn, textIn } from "./deps.ts";
import { ActForm, dayText, errorOf, Hidden } from "./parts.tsx";
import type { Refused } from "./request-routes.tsx";

interface AreaProps {
  readonly view: RequestView;
  readonly dataset: Dataset | null;
  readonly context: RequestContext;
  readonly action: string;
  readonly refused: Refused | null;
  readonly newLink: string | null;
}

/** Where the bytes of a file are; what may be had of them is asked there anew. */
export function fileAddress(dataset: string, file: Pick<DatasetFile, "id" | "path">, link: string | null = null): string {
  return `/data/${dataset}/files/${file.id}/${encodeURIComponent(file.path.slice(file.path.lastIndexOf("/") + 1))}${link === null ? "" : `?link=${encodeURIComponent(link)}`}`;
}

/** What the requester does to have the data: accepts the conditions, downloads, makes links. */
export function AccessArea({ view, dataset, context, action, refused, newLink }: AreaProps): VNode | null {
  const { request, sides, moves } = view;
  const { language } = context;
  const say = sayIn(language);
  if (!sides.includes("requester")) return null;
  if (request.state === "draft" || request.state === "returned") return <p><LinkButton kind="main" href={`/data/${request.dataset}/request`}>{request.state === "draft" ? say("Compléter la demande", "Complete the request") : say("Corriger la demande", "Correct the request")}</LinkButton></p>;
  if (request.state === "approved") {
    return (
      <section aria-labelledby="conditions">
        <Heading level={2} id="conditions">{say("Conditions à accepter", "Conditions to accept")}</Heading>
        <form method="post" action={action}>
          <Hidden values={{ _csrf: context.csrfToken, step: "accept", basedOn: request.revision }} />
          {request.conditions.map((condition) => {
            const name = fieldOfCondition(condition.key);
            return <Field language={language} control="checkbox" name={name} value="yes" checked={refused !== null && textIn(refused.given, name) === "yes"} label={pick(condition.text, language)} {...(condition.code === null ? {} : { hint: condition.code })} {...errorOf(refused?.issues ?? [], name, language)} />;
          })}
          <div class="button-row"><Button>{say("Accepter et ouvrir l’accès", "Accept and open access")}</Button></div>
        </form>
      </section>
    );
  }
  if (request.state === "expired") return <p><LinkButton kind="main" href={`/data/${request.dataset}/request`}>{say("Demander le renouvellement", "Ask for renewal")}</LinkButton></p>;
  if (request.state !== "granted" || !moves.includes("make-link")) return null;
  const files = (dataset?.files ?? []).filter(({ id, state }) => state === "checked" && (request.grantedFiles === null || request.grantedFiles.includes(id)));
  return (
    <section aria-labelledby="files">
      <Heading level={2} id="files">{say("Télécharger", "Download")}</Heading>
      {files.length === 0 ? <p>{say("Aucun fichier n’est déposé ici pour l’instant\u202f; les personnes de contact du jeu de données répondent.", "No file is here for now; the contacts of the dataset answer.")}</p> : (
        <ul class="request-files">{files.map((file) => <li><a href={fileAddress(request.dataset, file)} download>{file.path}</a></li>)}</ul>
      )}
      {newLink === null ? null : (
        <Notice kind="info" language={language} title={say("Lien créé, affiché une seule fois", "Link made, shown once")}>
          <p><code class="secret">{newLink}</code></p>
          <p>{say("Copiez-le maintenant\u202f: Jalon n’en garde que l’empreinte. Qui le détient peut télécharger jusqu’à son terme\u202f; vous en répondez.", "Copy it now: Jalon keeps its hash alone. Whoever holds it can download until its end; you answer for it.")}</p>
        </Notice>
      )}
      {view.links.length === 0 ? null : (
        <>
          <Heading level={3} id="links">{say("Liens créés", "Links made")}</Heading>
          <ul class="request-links">
            {view.links.map((link) => {
              const over = link.revokedAt !== null || link.expiresAt <= context.clock.now().toISOString();
              return (
                <li>
                  {say(`Créé le ${dayText(link.madeAt, "fr")}, `, `Made on ${dayText(link.madeAt, "en")}, `)}{link.revokedAt !== null ? say(`retiré le ${dayText(link.revokedAt, "fr")}`, `revoked on ${dayText(link.revokedAt, "en")}`) : over ? say("terminé", "ended") : say(`valable jusqu’au ${dayText(link.expiresAt, "fr")}`, `valid until ${dayText(link.expiresAt, "en")}`)}
                  {over ? null : <form method="post" action={action} class="inline-form"><Hidden values={{ _csrf: context.csrfToken, step: "revoke-link", link: link.id }} /><Button kind="danger">{say("Retirer ce lien", "Revoke this link")}</Button></form>}
                </li>
              );
            })}
          </ul>
        </>
      )}
      {files.length === 0 ? null : (
        <ActForm action={action} csrfToken={context.csrfToken} revision={request.revision} move="make-link" open={refused !== null && textIn(refused.given, "step") === "make-link"} summary={say("Créer un lien de téléchargement limité dans le temps", "Make a time-limited download link")}>
          <p>{say("Pour un calcul sur un serveur, ou une personne nommée dans votre demande qui n’a pas de compte.", "For a computation on a server, or a person of your request who has no account.")}</p>
          <Field language={language} name="days" label={say("Jours de validité", "Days of validity")} inputMode="numeric" value={refused === null ? "7" : textIn(refused.given, "days")} hint={say(`De 1 à ${longestLinkDays}, sans dépasser la fin de votre accès.`, `From 1 to ${longestLinkDays}, never beyond the end of your access.`)} {...errorOf(refused?.issues ?? [], "days", language)} />
          <FileChoice files={files} context={context} refused={refused} />
          <div class="button-row"><Button kind="second">{say("Créer le lien", "Make the link")}</Button></div>
        </ActForm>
      )}
      <p><a href={`/data/${request.dataset}/request`}>{say("Demander un renouvellement", "Ask for a renewal")}</a></p>
    </section>
  );
}

/** All the files, or some of them. */
export function FileChoice({ files, context, refused }: { readonly files: readonly DatasetFile[]; readonly context: RequestContext; readonly refused: Refused | null }): VNode | null {
  const { language } = context;
  const say = sayIn(language);
  if (files.length < 2) return null;
  const chosen = refused?.given["files"] ?? [];
  return (
    <>
      <Field language={language} control="radios" name="which" label={say("Fichiers", "Files")} value={refused === null ? "all" : textIn(refused.given, "which")} options={[{ value: "all", label: say("Tous", "All") }, { value: "some", label: say("Seulement ceux-ci", "These alone") }]} {...errorOf(refused?.issues ?? [], "files", language)} />
      <div class="request-file-choice">{files.slice(0, 200).map((file) => <label class="choice"><input type="checkbox" name="files" value={file.id} checked={chosen.includes(file.id)} />{file.path}</label>)}</div>
    </>
  );
}
