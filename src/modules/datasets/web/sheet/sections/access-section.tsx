import type { VNode } from "preact";
import { DataLink, Heading, LinkButton, Tag } from "../../../../../kernel/html/index.ts";
import { formatDateTime, formatDay, formatNumber, pick, plural } from "../../../../../kernel/i18n/format.ts";
import { said } from "../localised.ts";
import { dataPath, shownFiles, type SheetView } from "../view.ts";
import { accessNames, formatBytes } from "../words.ts";

/** Who may have the data, why, and the one thing to do next. */
export function AccessSection({ view }: { readonly view: SheetView }): VNode {
  const { dataset: { metadata, state }, language } = view;
  const fr = language === "fr";
  const reason = said(metadata.accessReason, language);
  return (
    <section aria-labelledby="access" class="data-access">
      <Heading level={2} id="access">{fr ? "Accéder aux données" : "Get the data"}</Heading>
      <p class="data-access-level">
        {metadata.access === null ? <Tag>{fr ? "Accès non précisé" : "Access not settled"}</Tag> : <Tag tone={metadata.access === "open" ? "good" : metadata.access === "closed" ? "quiet" : "accent"}>{pick(accessNames[metadata.access], language)}</Tag>}
        {" "}<Volume view={view} />
      </p>
      {state === "withdrawn" || view.isOld ? null : <Next view={view} />}
      {view.ownRequest === null ? null : <p><a href={view.ownRequest}>{fr ? "Voir votre demande d’accès" : "See your request for access"}</a></p>}
      {reason === null ? null : <p class="copy-text"><span class="soft">{fr ? "Pourquoi\u202f:" : "Why:"}</span> <span lang={reason.lang}>{reason.text}</span></p>}
    </section>
  );
}

function Volume({ view }: { readonly view: SheetView }): VNode | null {
  const { dataset: { metadata }, language } = view;
  const files = shownFiles(view);
  if (files.length === 0) return metadata.volumeBytes === null ? null : <span class="soft">{formatBytes(metadata.volumeBytes, language)}</span>;
  const bytes = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  return <span class="soft">{formatNumber(files.length, language)} {plural(language, files.length, language === "fr" ? { one: "fichier", other: "fichiers" } : { one: "file", other: "files" })}, {formatBytes(bytes, language)}</span>;
}

function Next({ view }: { readonly view: SheetView }): VNode {
  const { dataset, language, next, downloadable } = view;
  const fr = language === "fr";
  const path = dataPath(dataset.code);
  const whole = downloadable.size === 0 ? null : <LinkButton kind="main" href={`${path}/package.zip`}>{fr ? "Télécharger tout (ZIP)" : "Download everything (ZIP)"}</LinkButton>;
  const ask = <LinkButton kind="main" href={`${path}/request`}>{fr ? "Demander l’accès" : "Ask for access"}</LinkButton>;
  switch (next.kind) {
    case "elsewhere":
      return (
        <>
          <p>{fr ? <>Ces données sont déposées ailleurs, dans l’entrepôt thématique <b>{next.repository}</b>. Il a ses propres conditions d’accès.</> : <>These data are kept elsewhere, in the thematic repository <b>{next.repository}</b>. It has its own conditions of access.</>}</p>
          <p><LinkButton kind="main" href={`${path}/elsewhere`}>{fr ? `Aller vers ${next.repository}` : `Go to ${next.repository}`}</LinkButton></p>
        </>
      );
    case "download":
      return whole === null
        ? <p>{fr ? "L’accès est libre, mais aucun fichier n’est encore prêt à être téléchargé." : "Access is open, but no file is ready for download yet."}</p>
        : <><p>{fr ? "Chacun peut télécharger, sans demande ni compte." : "Anybody may download, without request or account."}</p><p>{whole}</p></>;
    case "granted":
      return <><p>{fr ? `Votre demande a été acceptée\u202f: vous pouvez télécharger jusqu’au ${formatDateTime(next.expiresAt, "fr")}.` : `Your request was granted: you may download until ${formatDateTime(next.expiresAt, "en")}.`}</p><p>{whole}</p></>;
    case "own":
      return <><p>{fr ? "Vous pouvez télécharger ces fichiers parce que vous tenez cette fiche\u202f; le public ne le peut pas." : "You may download these files because you keep this record; the public may not."}</p><p>{whole}</p></>;
    case "wait":
      return (
        <>
          <p>{fr ? <>Les données seront ouvertes à tous à partir du <b>{formatDay(next.from, "fr")}</b>.</> : <>The data will be open to all from <b>{formatDay(next.from, "en")}</b> on.</>}{next.mayAsk ? (fr ? " D’ici là, l’accès se demande." : " Until then, access is on request.") : null}</p>
          {next.mayAsk ? <p>{ask}</p> : null}
        </>
      );
    case "ask":
      return <><p>{fr ? "L’accès se demande\u202f: un formulaire, un accusé de réception, une réponse motivée dans un délai annoncé." : "Access is on request: a form, a receipt, an answer with its reasons within a stated time."}</p><p>{ask}</p></>;
    case "write":
      return <p>{fr ? "L’accès se demande à l’adresse de contact ci-dessous." : "Access is asked for at the contact address below."} <Contact view={view} /></p>;
    case "closed":
      return <p>{fr ? "Ces données sont décrites ici, mais ne sont pas communiquées." : "These data are described here, but are not handed out."} <Contact view={view} /></p>;
    case "nothing-yet":
      return <p class="soft">{fr ? "L’accès se règle avant la publication." : "Access is settled before publication."}</p>;
  }
}

export function Contact({ view }: { readonly view: SheetView }): VNode | null {
  const { contact } = view.dataset.metadata;
  if (contact === null) return null;
  const href = contact.email !== null ? `mailto:${contact.email}` : contact.url;
  return <DataLink href={href}>{contact.name}</DataLink>;
}
