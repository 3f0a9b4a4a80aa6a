import type { VNode } from "preact";
import { Field, Heading, LinkButton, Notice } from "../../../../../kernel/html/index.ts";
import type { Issue } from "../../../../../kernel/errors/app-error.ts";
import { formatDateTime, formatDay } from "../../../../../kernel/i18n/format.ts";
import type { Day } from "../../../../../kernel/time/day.ts";
import type { LoadedAmendment } from "../../actions/load.ts";
import { signatureSides, type SignatureSide } from "../../domain/act.ts";
import { amendmentPath, type Reader } from "../deps.ts";
import { ActForm, faultOf } from "../parts.tsx";
import { sideNames } from "../words.ts";

export interface SignaturesProps {
  readonly reader: Reader;
  readonly loaded: LoadedAmendment;
  readonly mayEdit: boolean;
  /** The sides that this reader may still sign for. */
  readonly sides: readonly SignatureSide[];
  readonly earliest: Day;
  readonly givenDay: string;
  readonly issues: readonly Issue[];
}

/** Who has signed, who is awaited, and the next step for whoever may take it. */
export function SignaturesView({ reader, loaded, mayEdit, sides, earliest, givenDay, issues }: SignaturesProps): VNode {
  const { say, language } = reader;
  const { amendment, registerSha256 } = loaded;
  const { number, revision, state } = amendment;
  return (
    <>
      <Heading level={2} id="signatures">{say("Signatures", "Signatures")}</Heading>
      {amendment.voided.length === 0 ? null : (
        <Notice kind="warn" language={language} title={say("Des signatures ne comptent plus", "Signatures no longer count")}>
          <ul>
            {amendment.voided.map((one) => (
              <li>{say(`Celle de ${one.author} pour ${sideNames[one.side].fr}, donnée le ${formatDateTime(one.signedAt, "fr")}\u202f: le texte a changé après elle (acte ${one.by}).`, `That of ${one.author} for ${sideNames[one.side].en}, given on ${formatDateTime(one.signedAt, "en")}: the text changed after it (act ${one.by}).`)}</li>
            ))}
          </ul>
        </Notice>
      )}
      {state === "draft" ? (
        <p class="soft">{say("L’avenant n’est pas encore proposé à la signature.", "The amendment is not proposed for signature yet.")}</p>
      ) : state === "abandoned" ? (
        <p>{say("Abandonné\u202f: ", "Abandoned: ")}{amendment.abandonedBecause}</p>
      ) : (
        <ul class="prose">
          {signatureSides.map((side) => {
            const given = amendment.signatures.find((one) => one.side === side);
            const name = sideNames[side][language];
            return <li>{say("Pour ", "For ")}{name}{say("\u202f: ", ": ")}{given === undefined ? say("signature attendue", "signature awaited") : say(`${given.author}, le ${formatDateTime(given.signedAt, "fr")}`, `${given.author}, on ${formatDateTime(given.signedAt, "en")}`)}</li>;
          })}
        </ul>
      )}
      {state === "abandoned" ? null : (
        <p class="soft small">{say("Empreinte du registre du projet", "Hash of the register of the draft")}{say("\u202f: ", ": ")}<code class="small">{registerSha256}</code></p>
      )}
      {state === "draft" && mayEdit ? (
        <ActForm reader={reader} action={amendmentPath(number, "/propose")} revision={revision} verb={say("Proposer à la signature", "Propose for signature")}>
          <Field control="date" name="inForceFrom" language={language} label={say("En vigueur à partir du", "In force from")} value={givenDay} hint={say(`Le ${formatDay(earliest, "fr")} au plus tôt, et pas avant le jour de la dernière signature.`, `${formatDay(earliest, "en")} at the earliest, and not before the day of the last signature.`)} {...faultOf(issues, "inForceFrom", reader)} />
        </ActForm>
      ) : null}
      {sides.length > 0 && (state === "proposed" || state === "signed-by-one") ? <p><LinkButton kind="main" href={amendmentPath(number, "/sign")}>{say("Lire et signer…", "Read and sign…")}</LinkButton></p> : null}
      {mayEdit && (state === "proposed" || state === "signed-by-one") ? <ActForm reader={reader} action={amendmentPath(number, "/withdraw")} revision={revision} verb={say("Retirer la proposition", "Withdraw the proposal")} kind="second" /> : null}
    </>
  );
}
