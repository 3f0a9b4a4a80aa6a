import type { VNode } from "preact";
import { Button, Disclosure, Table, Tag } from "../../../../../kernel/html/index.ts";
import { formatDateTime, formatDay, formatList } from "../../../../../kernel/i18n/format.ts";
import type { LoadedAmendment } from "../../actions/load.ts";
import { isOpen } from "../../domain/amendment.ts";
import { isRemoval } from "../../domain/edit.ts";
import { reasonWords } from "../../domain/reasons.ts";
import { tellActs, type ToldAct } from "../../domain/told-acts.ts";
import { amendmentPath, type Reader } from "../deps.ts";
import { sideNames } from "../words.ts";

/** Every act, newest first: who, when, what, and for an edit that counts, its undoing. */
export function HistoryView({ reader, loaded, mayEdit }: { readonly reader: Reader; readonly loaded: LoadedAmendment; readonly mayEdit: boolean }): VNode {
  const { say, language } = reader;
  const { amendment, acts, base } = loaded;
  const told = tellActs(amendment, acts, base.register).toReversed();
  const canUndo = mayEdit && isOpen(amendment);
  return (
    <Disclosure summary={say(`Tous les actes (${told.length})`, `All acts (${told.length})`)} id="history" open={canUndo}>
      <Table
        caption={say("Actes de l’avenant, le plus récent d’abord", "Acts of the amendment, newest first")}
        language={language}
        rows={told}
        rowKind={(one) => (one.act.content.kind === "edit" && !one.counts ? "quiet" : null)}
        columns={[
          { header: say("N°", "No."), rowHeader: true, numeric: true, cell: (one) => String(one.act.number) },
          { header: say("Quand", "When"), cell: (one) => <span class="small">{formatDateTime(one.act.recordedAt, language)}</span> },
          { header: say("Qui", "Who"), cell: (one) => <span class="nowrap">{one.act.author}</span> },
          { header: say("Quoi", "What"), cell: (one) => <>{whatOf(one, reader)}{one.act.content.kind === "edit" && !one.counts ? <>{" "}<Tag>{say("annulé", "undone")}</Tag></> : null}</> },
          ...(canUndo ? [{ header: say("Annuler", "Undo"), cell: (one: ToldAct) => (one.counts ? <UndoForm reader={reader} loaded={loaded} act={one.act.number} /> : "–") }] : []),
        ]}
      />
    </Disclosure>
  );
}

function UndoForm({ reader, loaded, act }: { readonly reader: Reader; readonly loaded: LoadedAmendment; readonly act: number }): VNode {
  const { say } = reader;
  const { number, revision } = loaded.amendment;
  return (
    <form method="post" action={amendmentPath(number, "/undo")} class="nowrap">
      <input type="hidden" name="_csrf" value={reader.context.csrfToken} />
      <input type="hidden" name="revision" value={String(revision)} />
      <Button kind="second" name="act" value={String(act)}>{say("Annuler", "Undo")}<span class="visually-hidden"> {say(`l’acte ${act}`, `act ${act}`)}</span></Button>
    </form>
  );
}

function whatOf({ act, changes }: ToldAct, { say, language }: Reader): string {
  const { content } = act;
  switch (content.kind) {
    case "start":
      return say(`Projet ouvert sur la version ${content.baseVersion}\u202f: ${reasonWords[content.reasonKind].fr}.`, `Draft opened on version ${content.baseVersion}: ${reasonWords[content.reasonKind].en}.`);
    case "reason":
      return say(`Motif changé\u202f: ${reasonWords[content.reasonKind].fr}. ${content.reason.fr}`, `Reason changed: ${reasonWords[content.reasonKind].en}. ${content.reason.en}`);
    case "edit": {
      const text = changes.length === 0 ? say("Modification reportée", "Edit carried over") : changes.map((one) => one[language]).join(" ");
      const { edit } = content;
      return isRemoval(edit) && edit.decision !== null ? `${text} ${say("Arrêt décidé en connaissance de ce qui y était accroché.", "Ended with knowledge of what hung on it.")}${edit.decision.note === "" ? "" : ` ${edit.decision.note}`}` : text;
    }
    case "undo":
      return say(`Acte ${content.act} annulé.`, `Act ${content.act} undone.`);
    case "carry-over":
      return say(`Reporté sur la version ${content.baseVersion}`, `Carried over to version ${content.baseVersion}`) + (content.dropped.length === 0 ? "." : say(`, sans ${formatList(content.dropped.map((one) => `l’acte ${one}`), "fr")}.`, `, without ${formatList(content.dropped.map((one) => `act ${one}`), "en")}.`));
    case "propose":
      return say(`Proposé à la signature, en vigueur le ${formatDay(content.inForceFrom, "fr")}.`, `Proposed for signature, in force on ${formatDay(content.inForceFrom, "en")}.`);
    case "withdraw":
      return say("Proposition retirée.", "Proposal withdrawn.");
    case "sign":
      return say(`Signé pour ${sideNames[content.side].fr}.`, `Signed for ${sideNames[content.side].en}.`);
    case "complete":
      return say(`Version ${content.version} du contrat, en vigueur le ${formatDay(content.inForceFrom, "fr")}.`, `Version ${content.version} of the contract, in force on ${formatDay(content.inForceFrom, "en")}.`);
    case "abandon":
      return say(`Abandonné\u202f: ${content.why}`, `Abandoned: ${content.why}`);
  }
}
