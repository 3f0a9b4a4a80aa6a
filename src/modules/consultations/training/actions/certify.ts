import { randomBytes } from "node:crypto";
import { recordAudit, type Author } from "../../../../kernel/audit/index.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { both, formatNumber } from "../../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../../kernel/i18n/language.ts";
import { badgeCredential, badgePicture, bakeSvg, didDocument, issuerDid, signCompact, signEmbedded, statusListCredential, verifyGiven, type KnownIssuer, type Verdict } from "../../badges/index.ts";
import { certificateState, type Certificate } from "../domain/model.ts";
import type { TrainingDeps } from "../deps.ts";
import { revokedAlready, trainingNotValid, unknownCertificate } from "../errors.ts";
import { findLabel, findModule } from "../store/catalogue.ts";
import { classOfCertificate, findCertificate, keepKey, keepSigned, knownKeys, lastList, restoreReplaced, revokedPlaces, setRevoked, setWishes, signedCredential, takeBackCredit, type SignedCredential } from "../store/earned.ts";

/** What a certificate is about, in the version of which it speaks. */
export interface CertificateSubject {
  readonly title: Bilingual;
  readonly description: Bilingual;
  readonly criteria: Bilingual;
  /** The page of the module or label. */
  readonly path: string;
}

/** A status list may be kept by those who asked for it for this long. */
const listDays = 7;

/** Certificates as others see them: signed when they are first asked for, verified, revoked. */
export function createCertificates(deps: TrainingDeps) {
  const { db, clock, keys, site, publicUrl, issuerName } = deps;
  const lists = new Map<number, { readonly mark: string; readonly signed: Readonly<Record<string, unknown>> }>();

  async function subjectOf({ kind, code, version }: Pick<Certificate, "kind" | "code" | "version">): Promise<CertificateSubject> {
    if (kind === "module") {
      const module = await findModule(db, code, version);
      if (module === null) throw unknownCertificate();
      const { assessment } = module;
      const percent = (share: number, language: Language): string => formatNumber(Math.round(share * 100), language);
      return {
        title: module.title, description: module.summary, path: `/integrity/training/${code}`,
        criteria: {
          fr: `${module.selfPaced ? "Suivre le module" : "Assister à la séance"}${assessment === null ? "" : ` et réussir l’évaluation (${percent(assessment.passShare, "fr")}\u202f% de bonnes réponses)`}.`,
          en: `${module.selfPaced ? "Take the module" : "Attend the class"}${assessment === null ? "" : ` and pass the assessment (${percent(assessment.passShare, "en")}% right answers)`}.`,
        },
      };
    }
    const label = await findLabel(db, code, version);
    if (label === null) throw unknownCertificate();
    const titles = await Promise.all(label.required.map(async (one) => (await findModule(db, one))?.title ?? { fr: one, en: one }));
    return {
      title: label.title, description: label.description, path: `/integrity/training/labels/${code}`,
      criteria: {
        fr: `Détenir ${formatNumber(label.credits, "fr")} crédits en vigueur${titles.length === 0 ? "" : ` et les modules ${titles.map(({ fr }) => fr).join(", ")}`}\u202f; renouvelé par ${formatNumber(label.renewalCredits, "fr")} crédits gagnés depuis.`,
        en: `Hold ${formatNumber(label.credits, "en")} credits in force${titles.length === 0 ? "" : ` and the modules ${titles.map(({ en }) => en).join(", ")}`}; renewed by ${formatNumber(label.renewalCredits, "en")} credits earned since.`,
      },
    };
  }

  async function issuers(): Promise<readonly KnownIssuer[]> {
    const rows = await knownKeys(db);
    return [...new Set(rows.map(({ did }) => did))].map((did) => ({ did, publicKeys: rows.filter((row) => row.did === did).map(({ publicKeyMultibase }) => publicKeyMultibase) }));
  }

  async function signer() {
    const key = await keys.current();
    const did = issuerDid(publicUrl, key.publicKeyMultibase);
    await keepKey(db, did, key.publicKeyMultibase, clock.now());
    return { key, did };
  }

  async function signedOf(certificate: Certificate): Promise<SignedCredential> {
    const kept = await signedCredential(db, certificate.id);
    if (kept !== null) return kept;
    const holder = (await deps.people()).find(({ accountId }) => accountId === certificate.accountId);
    if (holder === undefined) throw unknownCertificate();
    const subject = await subjectOf(certificate);
    const { key, did } = await signer();
    const unsigned = badgeCredential({
      id: certificate.id,
      issuer: { did, name: (await issuerName()).fr, url: `${site}/` },
      achievement: { url: `${site}${subject.path}`, kind: certificate.kind, name: subject.title.fr, description: subject.description.fr, criteria: subject.criteria.fr, version: String(certificate.version), imageUrl: `${site}${subject.path}/badge.svg`, imageCaption: `Badge «\u202f${subject.title.fr}\u202f»`, credits: certificate.credits },
      issuedOn: certificate.issuedOn, expiresOn: certificate.expiresOn,
      recipient: { email: holder.email, salt: randomBytes(16).toString("base64url"), inClear: certificate.mailInClear },
      status: { listUrl: `${site}/integrity/status/${certificate.statusList}`, index: certificate.statusIndex },
    });
    await keepSigned(db, certificate.id, { embedded: await signEmbedded(unsigned, did, key, clock.now()), compact: await signCompact(unsigned, did, key) }, clock.now());
    return (await signedCredential(db, certificate.id)) ?? Promise.reject(unknownCertificate());
  }

  async function found(id: string): Promise<Certificate> {
    const certificate = await findCertificate(db, id.toLowerCase());
    if (certificate === null) throw unknownCertificate();
    return certificate;
  }

  const picture = async (title: Bilingual, kind: Certificate["kind"], line: string, language: Language): Promise<string> => badgePicture({ kind, title: title[language], issuer: (await issuerName())[language], line, language });

  return {
    subjectOf,
    /** Fails with `consultations.unknown-certificate`. */
    certificate: found,
    /** The signed document of a certificate, as JSON with its proof and as compact JWS. */
    signed: async (id: string) => signedOf(await found(id)),
    /** Its picture with the signed document inside. */
    async baked(id: string, language: Language): Promise<string> {
      const certificate = await found(id);
      const line = certificate.credits === null ? "" : language === "fr" ? `${certificate.credits} crédit${certificate.credits > 1 ? "s" : ""}` : `${certificate.credits} credit${certificate.credits > 1 ? "s" : ""}`;
      return bakeSvg(await picture((await subjectOf(certificate)).title, certificate.kind, line, language), (await signedOf(certificate)).embedded);
    },
    /** The picture of a module or label, without any certificate. */
    picture,
    issuerName,

    /** The document of the issuer under its web name; null where the public address is none of HTTPS. */
    async webDocument(): Promise<Readonly<Record<string, unknown>> | null> {
      const { did } = await signer();
      if (!did.startsWith("did:web:")) return null;
      return didDocument((await issuers()).find((one) => one.did === did) ?? { did, publicKeys: [] });
    },

    /** One status list, signed; made anew where somebody was revoked, and every day. Fails with `consultations.unknown-certificate` for a list that is not. */
    async statusList(list: number): Promise<Readonly<Record<string, unknown>>> {
      if (list > (await lastList(db))) throw unknownCertificate();
      const revoked = await revokedPlaces(db, list);
      const { key, did } = await signer();
      const mark = `${clock.today()} ${did} ${key.publicKeyMultibase} ${revoked.join(" ")}`;
      const kept = lists.get(list);
      if (kept?.mark === mark) return kept.signed;
      const from = `${clock.today()}T00:00:00Z`;
      const until = new Date(Date.parse(from) + listDays * 86_400_000).toISOString().replace(".000Z", "Z");
      const signed = await signEmbedded(statusListCredential({ url: `${site}/integrity/status/${list}`, issuerDid: did, revoked, from, until }), did, key, clock.now());
      lists.set(list, { mark, signed });
      return signed;
    },

    /** Is this document genuine and in force, and is it about the person of this address (null: not asked)? Never throws because of what it is given. */
    async verify(bytes: Uint8Array, email: string | null): Promise<Verdict> {
      return verifyGiven(bytes, email, {
        now: clock.now(), ours: await issuers(),
        standing: async (id) => {
          const certificate = await findCertificate(db, id.replace(/^urn:uuid:/, ""));
          if (certificate === null) return null;
          if (certificate.revokedOn !== null) return "revoked";
          return certificate.supersededBy === null ? "in-force" : "superseded";
        },
      });
    },

    /** Ends a certificate for a reason that the public is not told; credits of its class are taken back, and the certificate of an earlier class that it had replaced stands again. Fails with `consultations.revoked-already`. */
    async revoke(by: Author, id: string, reason: string): Promise<void> {
      const why = reason.trim().slice(0, 1000);
      const issues: Issue[] = why === "" ? [{ code: "consultations.reason-missing", severity: "error", field: "reason", text: both("Dites pourquoi en quelques mots\u202f: la personne et l’audit les gardent, le public ne les voit pas.", "Say why in a few words: the person and the audit keep them, the public does not see them.") }] : [];
      if (issues.length > 0) throw trainingNotValid(issues);
      const certificate = await found(id);
      const subject = await subjectOf(certificate);
      await db.tx(async (tx) => {
        if (!(await setRevoked(tx, certificate.id, clock.today(), why))) throw revokedAlready();
        const classId = await classOfCertificate(tx, certificate.id);
        if (classId !== null) {
          await takeBackCredit(tx, classId, certificate.accountId, clock.today(), why);
          await restoreReplaced(tx, certificate.id);
        }
        await recordAudit(tx, { recordedAt: clock.now(), accountId: by.accountId, author: by.name, act: "consultations.training-certificate-revoked", subject: `training-certificate:${certificate.id}`, previous: { state: certificateState(certificate, clock.today()) }, next: { state: "revoked" } });
        if (certificate.demonstration) return;
        await deps.notify(tx, {
          key: `training-revoked:${certificate.id}`, to: [certificate.accountId],
          subject: { fr: `Votre certificat «\u202f${subject.title.fr}\u202f» est révoqué`, en: `Your certificate “${subject.title.en}” is revoked` },
          text: { fr: `Raison donnée par le bureau éthique et intégrité\u202f: ${why}`, en: `Reason given by the ethics and integrity office: ${why}` },
          path: "/integrity/my-training",
        });
      });
    },

    /** What the holder wants others to see; anybody else is told that there is no such certificate. */
    async wish(accountId: string, id: string, wishes: { readonly nameShown: boolean; readonly mailInClear: boolean }): Promise<void> {
      const certificate = await found(id);
      if (certificate.accountId !== accountId) throw unknownCertificate();
      await setWishes(db, certificate.id, wishes);
    },

    /** Signs with a new key from now on; what was signed before stays verifiable. */
    async rotateKey(by: Author): Promise<void> {
      await signer();
      const key = await keys.rotate();
      const did = issuerDid(publicUrl, key.publicKeyMultibase);
      await db.tx(async (tx) => {
        await keepKey(tx, did, key.publicKeyMultibase, clock.now());
        await recordAudit(tx, { recordedAt: clock.now(), accountId: by.accountId, author: by.name, act: "consultations.training-key-changed", subject: "training-key", next: { publicKey: key.publicKeyMultibase } });
      });
    },

    /** Every key that ever signed, under which name; the last of all signs today. */
    issuers,
  };
}
