import type { VNode } from "preact";
import { Button, DefinitionList, Disclosure, Field, Heading, Lead, Notice, Table, Tag } from "../../../../kernel/html/index.ts";
import { formatDay } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import { outcomeNames, stateNames as stepStates, stepNames, type Outcome, type Step, type StepState, type Verdict } from "../../badges/index.ts";
import type { CertificateSubject } from "../actions/certify.ts";
import { certificateState, type Certificate } from "../domain/model.ts";
import { Csrf } from "../../synthesis/web/deps.tsx";
import { certificatePath, type Place } from "./deps.ts";
import { CertificateTag, creditsText, Crumbs, lastDay } from "./parts.tsx";

export interface CertificatePageProps {
  readonly place: Place;
  readonly certificate: Certificate;
  readonly subject: CertificateSubject;
  readonly issuerName: Bilingual;
  /** Null unless the holder wants it shown, or is the reader. */
  readonly holder: string | null;
  readonly isHolder: boolean;
  readonly address: string;
}

/** A certificate for whoever has its address; its holder finds here what they may do with it. */
export function CertificatePage({ place, certificate, subject, issuerName, holder, isHolder, address }: CertificatePageProps): VNode {
  const { say, language } = place;
  const state = certificateState(certificate, place.today);
  return (
    <div>
      <Crumbs place={place} crumbs={[{ label: say("Certificat", "Certificate") }]} />
      <article class="certificate" aria-labelledby="certificate-title">
        <img class="certificate-picture" src={`${subject.path}/badge.svg?lang=${language}`} width="180" height="180" alt="" />
        <div>
          <p class="certificate-issuer">{issuerName[language]}</p>
          <h1 class="heading heading-1" id="certificate-title"><span class="kicker">{certificate.kind === "module" ? say("Certificat de formation", "Certificate of training") : say("Label", "Label")} </span>{subject.title[language]}</h1>
          <p>{holder === null ? say("Le titulaire n’a pas rendu son nom public.", "The holder has not made their name public.") : <>{say("Délivré à ", "Issued to ")}<strong>{holder}</strong></>}</p>
          <p><CertificateTag certificate={certificate} place={place} /></p>
          <DefinitionList items={[
            { term: say("Délivré le", "Issued on"), details: formatDay(certificate.issuedOn, language) },
            { term: say("Vaut jusqu’au", "Holds until"), details: lastDay(certificate.expiresOn, language) },
            ...(certificate.credits === null ? [] : [{ term: say("Crédits", "Credits"), details: creditsText(certificate.credits, language) }]),
            { term: say("Pour l’obtenir", "To get it"), details: subject.criteria[language] },
            { term: say("Numéro", "Number"), details: <code class="certificate-number">{certificate.id}</code> },
            { term: say("Adresse de vérification", "Address to verify"), details: <span class="certificate-number">{address}</span> },
          ]} />
        </div>
      </article>
      {state === "revoked" ? <Notice kind="error" language={language} title={say("Ce certificat est révoqué", "This certificate is revoked")}>{say("Il ne vaut plus. La raison n’est pas publique.", "It no longer holds. The reason is not public.")}{isHolder && certificate.revokedBecause !== null ? <p>{say("Raison, pour vous seul\u202f: ", "Reason, for you alone: ")}{certificate.revokedBecause}</p> : null}</Notice> : null}
      {state === "superseded" ? <Notice kind="info" language={language}>{say("Un certificat plus récent l’a remplacé.", "A newer certificate has replaced it.")}{isHolder && certificate.supersededBy !== null ? <> <a href={certificatePath(certificate.supersededBy)}>{say("Le voir", "See it")}</a></> : null}</Notice> : null}
      {isHolder ? <HolderPart place={place} certificate={certificate} /> : <p class="no-print"><a href="/integrity/verify">{say("Vérifier le fichier d’un certificat", "Verify the file of a certificate")}</a></p>}
    </div>
  );
}

function HolderPart({ place, certificate }: { readonly place: Place; readonly certificate: Certificate }): VNode {
  const { say, language, context } = place;
  return (
    <section class="no-print">
      <Heading level={2}>{say("Votre certificat", "Your certificate")}</Heading>
      <p>{say("Vous seul voyez cette partie. Le certificat est un Open Badge 3.0, signé\u202f: tout outil qui lit cette norme le vérifie, ici ou ailleurs.", "You alone see this part. The certificate is a signed Open Badge 3.0: any tool that reads this standard verifies it, here or elsewhere.")}</p>
      <ul>
        <li><a href={certificatePath(certificate.id, "/badge.svg")} download>{say("Le badge, une image qui contient le certificat (SVG)", "The badge, a picture that holds the certificate (SVG)")}</a></li>
        <li><a href={certificatePath(certificate.id, "/credential.json")} download>{say("Le certificat pour un portefeuille numérique (JSON)", "The certificate for a digital wallet (JSON)")}</a></li>
        <li><a href={certificatePath(certificate.id, "/credential.jwt")} download>{say("Le même, sous forme de jeton (JWT)", "The same as a token (JWT)")}</a></li>
      </ul>
      <form method="post" action={certificatePath(certificate.id, "/wishes")}>
        <Csrf context={context} />
        <Field control="checkbox" name="nameShown" label={say("Montrer mon nom sur cette page à qui en a l’adresse", "Show my name on this page to whoever has its address")} checked={certificate.nameShown} language={language} />
        <Field control="checkbox" name="mailInClear" label={say("Écrire mon adresse électronique en clair dans le certificat", "Write my e-mail address in clear in the certificate")} hint={say("Sans cela, elle n’y est que sous forme d’empreinte\u202f: on peut vérifier qu’elle est la vôtre, pas la lire. Un changement vaut pour les fichiers téléchargés ensuite.", "Otherwise it is there as a fingerprint alone: one can check that it is yours, not read it. A change holds for files downloaded afterwards.")} checked={certificate.mailInClear} language={language} />
        <div class="button-row"><Button kind="second">{say("Enregistrer", "Save")}</Button></div>
      </form>
    </section>
  );
}

const outcomeKinds: Readonly<Record<Outcome, "info" | "warn" | "error">> = { valid: "info", expired: "warn", "not-yet-valid": "warn", revoked: "error", altered: "error", "not-ours": "warn", unreadable: "error", "other-person": "warn", undecided: "warn" };
const stepTones: Readonly<Record<StepState, "good" | "bad" | "quiet">> = { passed: "good", failed: "bad", unknown: "quiet" };

export interface VerifyPageProps {
  readonly place: Place;
  readonly verdict: Verdict | null;
  readonly text: string;
  readonly mail: string;
}

export function VerifyPage({ place, verdict, text, mail }: VerifyPageProps): VNode {
  const { say, language, context } = place;
  return (
    <div>
      <Crumbs place={place} crumbs={[{ label: say("Vérifier un certificat", "Verify a certificate") }]} />
      <Heading level={1}>{say("Vérifier un certificat", "Verify a certificate")}</Heading>
      <Lead>{say("Donnez le certificat que l’on vous a montré. Il est lu, vérifié et aussitôt oublié\u202f: rien n’en est gardé, et rien n’est demandé à d’autres sites.", "Give the certificate that you were shown. It is read, verified and forgotten at once: nothing of it is kept, and nothing is asked of other sites.")}</Lead>
      {verdict === null ? null : (
        <section aria-labelledby="verdict" class="verdict-box">
          <Notice kind={outcomeKinds[verdict.outcome]} language={language} title={outcomeNames[verdict.outcome][language]}>
            {verdict.shown === null ? "" : <p><strong>{verdict.shown.name}</strong>{verdict.shown.issuerName === null ? null : say(`, délivré par ${verdict.shown.issuerName}`, `, issued by ${verdict.shown.issuerName}`)}{verdict.outcome === "altered" || verdict.outcome === "unreadable" || verdict.outcome === "not-ours" ? say(", à ce qu’il dit", ", so it says") : null}</p>}
          </Notice>
          <h2 class="heading heading-2" id="verdict">{say("Étape par étape", "Step by step")}</h2>
          <Table<Step>
            caption={say("Étapes de la vérification", "Steps of the verification")} captionHidden language={language} rows={verdict.steps}
            columns={[
              { header: say("Étape", "Step"), rowHeader: true, cell: ({ code }) => stepNames[code][language] },
              { header: say("Résultat", "Result"), cell: ({ state }) => <Tag tone={stepTones[state]}>{stepStates[state][language]}</Tag> },
              { header: say("Ce que cela veut dire", "What it means"), cell: (step) => step.text[language] },
            ]}
          />
        </section>
      )}
      <form method="post" action="/integrity/verify" enctype="multipart/form-data">
        <Csrf context={context} />
        <Field control="file" name="file" label={say("Fichier du certificat", "File of the certificate")} hint={say("Une image SVG ou PNG qui le contient, un fichier .json ou .jwt, de 256 ko au plus.", "An SVG or PNG picture that holds it, a .json or .jwt file, 256 kB at most.")} accept=".svg,.png,.json,.jsonld,.jwt,.jws,.txt" optional language={language} />
        <Field control="textarea" rows={6} name="text" label={say("Ou son texte", "Or its text")} value={text} optional language={language} />
        <Field control="email" name="mail" label={say("Adresse électronique de la personne", "E-mail address of the person")} hint={say("Pour savoir si le certificat est le sien.", "To know whether the certificate is theirs.")} value={mail} autocomplete="off" optional language={language} />
        <div class="button-row"><Button>{say("Vérifier", "Verify")}</Button></div>
      </form>
      <Disclosure summary={say("Vérifier ailleurs", "Verify elsewhere")}>
        <p>{say("Les certificats sont des Open Badges 3.0 (attestations vérifiables du W3C, suite eddsa-rdfc-2022). La clé publique est dans le certificat ou à l’adresse du site, la liste des révocations est publiée et signée\u202f: tout vérificateur conforme rend le même verdict, sans compte ici.", "Certificates are Open Badges 3.0 (W3C verifiable credentials, suite eddsa-rdfc-2022). The public key is in the certificate or at the address of the site, the list of revocations is published and signed: any conforming verifier gives the same verdict, without an account here.")}</p>
      </Disclosure>
    </div>
  );
}
