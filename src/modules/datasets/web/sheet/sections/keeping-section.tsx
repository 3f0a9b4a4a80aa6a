import type { VNode } from "preact";
import { Button, Heading, LinkButton } from "../../../../../kernel/html/index.ts";
import { dataPath, type SheetView } from "../view.ts";

/** For whoever keeps the record: what they can do with it from here. Readers see nothing of it. */
export function KeepingSection({ view: { dataset, keeping, language } }: { readonly view: SheetView }): VNode | null {
  if (keeping === null || dataset.state === "withdrawn") return null;
  const fr = language === "fr";
  const path = dataPath(dataset.code);
  return (
    <section aria-labelledby="keeping" class="data-keeping">
      <Heading level={2} id="keeping">{fr ? "Tenir cette fiche" : "Keep this record"}</Heading>
      {dataset.state !== "published" ? null : keeping.draft === null
        ? <p class="small soft">{fr ? "Une nouvelle version se prépare à part\u202f: celle-ci reste en ligne jusqu’à sa publication." : "A new version is prepared apart: this one stays online until it is published."}</p>
        : <p class="small soft">{fr ? "Une nouvelle version est en préparation\u202f; le public voit celle-ci." : "A new version is being prepared; the public sees this one."}</p>}
      <div class="button-row">
        {dataset.state === "published" && keeping.draft === null
          ? <form method="post" action={`${path}/revise`}><input type="hidden" name="_csrf" value={keeping.csrfToken} /><Button kind="second">{fr ? "Préparer une nouvelle version" : "Prepare a new version"}</Button></form>
          : <LinkButton href={`${path}/edit`}>{fr ? "Reprendre la déclaration" : "Go on with the declaration"}</LinkButton>}
        <a href={`${path}/share`}>{fr ? "Partager" : "Share"}</a>
        {keeping.maySettle ? <a href={`${path}/requests/settings`}>{fr ? "Réglages des demandes d’accès" : "Settings of requests for access"}</a> : null}
        {keeping.mayWithdraw ? <a href={`${path}/withdraw`}>{fr ? "Retirer ce jeu de données" : "Withdraw this dataset"}</a> : null}
      </div>
    </section>
  );
}
